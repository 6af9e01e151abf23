/** What a provider is told of the client that asks for credentials; clients of the AWS SDK tell it in the same form. */

/** Of a client: its Region, and the profile it was given. */
export interface Caller {
  readonly region?: string
  readonly profile?: string
}

/** Reads what a client passes to its provider. */
export async function callerOf(properties: Readonly<Record<string, unknown>> | undefined): Promise<Caller> {
  const { region, profile } = (properties?.['callerClientConfig'] ?? {}) as Readonly<Record<string, unknown>>
  const name: unknown = typeof region === 'function' ? await (region as () => unknown)() : region
  return {
    ...(typeof name === 'string' ? { region: name } : {}),
    ...(typeof profile === 'string' ? { profile } : {}),
  }
}
