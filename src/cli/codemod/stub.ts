/** The AWS SDK's package as TypeScript is told of it: just enough to know a client, a command or an exception when it sees one. */
import { methodName } from '../../contracts/operation.js'
import { commandOperations, enums, exceptions, paginators, sameTypes } from './sdk-exports.js'

/** The package that is left. */
export const sdkPackage = '@aws-sdk/client-cloudtrail'

/** The path that its declarations have. */
export const stubPath = '/@aws-sdk/client-cloudtrail.d.ts'

/** What becomes of each kind of export. */
export type Kind =
  'client' | 'command' | 'paginator' | 'enum' | 'exception' | 'type' | 'request' | 'response' | 'config'

const suffixed = (suffix: string, kind: Kind): [string, Kind][] =>
  commandOperations.map((name) => [`${name}${suffix}`, kind])

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['CloudTrailClient', 'client'],
  ['CloudTrail', 'client'],
  ['CloudTrailClientConfig', 'config'],
  ['CloudTrailServiceException', 'exception'],
  ...exceptions.map((name): [string, Kind] => [name, 'exception']),
  ...Object.keys(enums).map((name): [string, Kind] => [name, 'enum']),
  ...Object.keys(paginators).map((name): [string, Kind] => [`paginate${name}`, 'paginator']),
  ...suffixed('Command', 'command'),
  ...suffixed('CommandInput', 'type'),
  ...suffixed('CommandOutput', 'type'),
  ...suffixed('Request', 'request'),
  ...suffixed('Response', 'response'),
  ...sameTypes.map((name): [string, Kind] => [name, 'type']),
])

/** @returns What becomes of an export; `undefined` for one without a counterpart. */
export const kindOf = (name: string): Kind | undefined => kinds.get(name)

/** How each kind is declared. The private members keep TypeScript from taking one class for another. */
const declarations: Readonly<Record<Kind, (name: string) => string>> = {
  client: (name) => (name === 'CloudTrail' ? aggregatedClient : client),
  command: (name) => `export declare class ${name} { constructor(input?: any); readonly input: any; private own }`,
  paginator: (name) => `export declare function ${name}(config: any, ...rest: any[]): AsyncIterableIterator<any>`,
  enum: enumText,
  exception: (name) =>
    name === 'CloudTrailServiceException'
      ? `export declare class ${name} extends Error { constructor(...rest: any[]); [member: string]: any }`
      : `export declare class ${name} extends CloudTrailServiceException { private own }`,
  type: (name) => `export type ${name} = any`,
  request: (name) => `export type ${name} = any`,
  response: (name) => `export type ${name} = any`,
  config: (name) => `export type ${name} = any`,
}

const client = `export declare class CloudTrailClient {
  constructor(config?: any); send(...rest: any[]): Promise<any>; destroy(): void; config: any; middlewareStack: any; private own
}`

const aggregatedClient = `export declare class CloudTrail extends CloudTrailClient {
  ${commandOperations.map((name) => `${methodName(name)}(...rest: any[]): Promise<any>`).join('\n  ')}
}`

function enumText(name: string): string {
  const members = Object.entries(enums[name] ?? {}).map(([key, value]) => `readonly ${key}: '${value}'`)
  return `export declare const ${name}: { ${members.join('; ')} }\nexport type ${name} = any`
}

/** The declarations of the SDK's package. */
export const stubText = (): string =>
  [...kinds].map(([name, kind]) => declarations[kind](name)).join('\n') +
  `\ndeclare global { function require(id: '${sdkPackage}'): typeof import("${sdkPackage}"); function require(id: string): any }\n`
