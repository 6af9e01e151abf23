/** Values that the service would refuse, or accept and find nothing by: what is wrong with them, and the remedy. */
import type { InputIssue } from '../../contracts/errors.js'

interface Rule {
  readonly isBroken: (value: string) => boolean
  readonly message: (value: string) => string
}

const rule = (broken: RegExp, message: string): Rule => ({
  isBroken: (value) => broken.test(value),
  message: () => message,
})

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html */
const nameRules: readonly Rule[] = [
  { isBroken: ({ length }) => length < 3, message: ({ length }) => `must have at least 3 characters, got ${length}` },
  {
    isBroken: ({ length }) => length > 128,
    message: ({ length }) => `must have at most 128 characters, got ${length}`,
  },
  rule(/[^A-Za-z\d._-]/, 'must have letters, digits, periods, underscores and dashes only'),
  rule(/^[._-]/, 'must begin with a letter or a digit'),
  rule(/[._-]$/, 'must end with a letter or a digit'),
  rule(/[._-]{2}/, 'must not have two periods, underscores or dashes side by side'),
  rule(/^\d{1,3}(\.\d{1,3}){3}$/, 'must not look like an IP address'),
]

/** What is wrong with the name of a trail; ARNs are left to the service. */
export const trailNameProblem = (name: string): string | undefined =>
  name.startsWith('arn:') ? undefined : nameRules.find(({ isBroken }) => isBroken(name))?.message(name)

interface Resources {
  /** What is accepted. */
  readonly form: RegExp
  readonly remedies: readonly Rule[]
}

/** By the type of a data resource in basic event selectors. */
const resources: Readonly<Record<string, Resources>> = {
  'AWS::S3::Object': {
    form: /^arn:aws[a-z-]*:s3(:::([^/]+\/.*)?)?$/,
    remedies: [
      rule(/^arn:aws[a-z-]*:s3:::[^/]+$/, 'needs the slash after the name of the bucket, as in arn:aws:s3:::bucket/'),
      rule(/^/, 'must be arn:aws:s3:::bucket/ or arn:aws:s3:::bucket/prefix, or arn:aws:s3 for all buckets'),
    ],
  },
  'AWS::Lambda::Function': {
    form: /^arn:aws[a-z-]*:lambda(:[a-z\d-]+:\d{12}:function:[\w-]+(:[\w$-]+)?)?$/,
    remedies: [rule(/^/, 'must be the whole ARN of a function, or arn:aws:lambda for all functions')],
  },
  'AWS::DynamoDB::Table': {
    form: /^arn:aws[a-z-]*:dynamodb(:[a-z\d-]+:\d{12}:table\/.+)?$/,
    remedies: [rule(/^/, 'must be the whole ARN of a table, or arn:aws:dynamodb for all tables')],
  },
}

/** What is wrong with an ARN among the data resources of a type. */
export function dataResourceProblem(type: string, arn: string): string | undefined {
  const known = Object.hasOwn(resources, type) ? resources[type] : undefined
  if (known === undefined || known.form.test(arn)) return undefined
  return known.remedies.find(({ isBroken }) => isBroken(arn))?.message(arn)
}

const attributeForms: Readonly<Record<string, readonly [form: RegExp, what: string]>> = {
  EventId: [/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, 'a valid UUID'],
  ReadOnly: [/^(true|false)$/, 'true or false'],
}

/** What the value of a lookup attribute must be, if it is not. */
export function attributeValueProblem(key: string, value: string): string | undefined {
  const [form, what] = (Object.hasOwn(attributeForms, key) ? attributeForms[key] : undefined) ?? []
  return form?.test(value) === false ? what : undefined
}

const trailOperations = /^(Create|Delete|Get|Update)Trail$|^GetTrailStatus$|^(Start|Stop)Logging$/

type Members = Readonly<Record<string, unknown>>

/** Of a member that should be a list of objects, those that are, with their paths. */
const objectsIn = (members: Members, name: string, path: string): (readonly [Members, string])[] => {
  const list = members[name]
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown, index) =>
    typeof item === 'object' && item !== null ? [[item as Members, `${path}${name}[${index}]`] as const] : [],
  )
}

const textsIn = (list: unknown): (readonly [string, number])[] =>
  Array.isArray(list)
    ? list.flatMap((item: unknown, index) => (typeof item === 'string' ? [[item, index] as const] : []))
    : []

/** Finds such values in the input of an operation. */
export function valueIssues(operation: string, input: Members): InputIssue[] {
  const named = trailOperations.test(operation) ? 'Name' : 'TrailName'
  const name = input[named]
  const names = [
    ...(typeof name === 'string' ? [[name, named] as const] : []),
    ...textsIn(input['trailNameList']).map(([text, index]) => [text, `trailNameList[${index}]`] as const),
  ].map(([text, path]) => [path, trailNameProblem(text)] as const)
  const resources = objectsIn(input, 'EventSelectors', '')
    .flatMap(([selector, path]) => objectsIn(selector, 'DataResources', `${path}.`))
    .flatMap(([{ Type, Values }, path]) =>
      textsIn(Values).map(
        ([arn, index]) => [`${path}.Values[${index}]`, dataResourceProblem(String(Type), arn)] as const,
      ),
    )
  const attributes = objectsIn(input, 'LookupAttributes', '').map(([{ AttributeKey, AttributeValue }, path]) => {
    const what =
      typeof AttributeValue === 'string' ? attributeValueProblem(String(AttributeKey), AttributeValue) : undefined
    return [`${path}.AttributeValue`, what && `must be ${what} for the AttributeKey ${String(AttributeKey)}`] as const
  })
  return [...names, ...resources, ...attributes].flatMap(([path, message]) =>
    message === undefined ? [] : [{ path, message }],
  )
}
