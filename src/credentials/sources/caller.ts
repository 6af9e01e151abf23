/** What a provider is told of the client that asks for credentials; clients of the AWS SDK tell it in the same form. */

/** Of a client: its Region, and the profile it was given. */
export interface Caller {
  readonly region: string | undefined
  readonly profile: string | undefined
}

/** Reads what a client passes to its provider. */
export async function callerOf(properties: Readonly<Record<string, unknown>> | undefined): Promise<Caller> {
  const { region, profile } = (properties?.['callerClientConfig'] ?? {}) as Readonly<Record<string, unknown>>
  return {
    region: textOf(typeof region === 'function' ? await (region as () => unknown)() : region),
    profile: textOf(profile),
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
