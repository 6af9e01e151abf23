/** The message of anything that was thrown. */

export const messageOf = (thrown: unknown): string => {
  const { message } = (thrown ?? {}) as { readonly message?: unknown } // sound: it is checked
  return typeof message === 'string' ? message : String(thrown)
}
