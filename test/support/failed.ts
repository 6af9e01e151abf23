/** What a promise is rejected with; one that is fulfilled is an error. */
export async function failed(promise: PromiseLike<unknown>): Promise<unknown> {
  const outcome = await Promise.resolve(promise).then(
    () => undefined,
    (reason: unknown) => ({ reason }),
  )
  if (outcome === undefined) throw new Error('it was expected to fail')
  return outcome.reason
}
