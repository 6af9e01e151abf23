/** Rules for basic and advanced event selectors. */
import { readBoolean, readString, readStrings, readStructures, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html */
const limits = { selectors: 5, dataResources: 250, conditionValues: 500, nameLength: 1000 }

const readWriteTypes = ['All', 'ReadOnly', 'WriteOnly']

/**
 * What a data resource of each type can name: all of its kind, or one of them whole. Objects are named by the bucket, a
 * slash, and the beginning of their keys. There are no wildcards.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html
 */
const dataResourceValues: Readonly<Record<string, RegExp>> = {
  'AWS::S3::Object': /^arn:aws[a-z-]*:s3(:::([A-Za-z0-9][\w.-]{1,61}[A-Za-z0-9]\/.*)?)?$/s,
  'AWS::Lambda::Function': /^arn:aws[a-z-]*:lambda(:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?)?$/,
  'AWS::DynamoDB::Table': /^arn:aws[a-z-]*:dynamodb(:[a-z0-9-]+:\d{12}:table\/[\w.-]+)?$/,
}

const excludableSources = ['kms.amazonaws.com', 'rdsdata.amazonaws.com']
const eventCategories = ['Management', 'Data', 'NetworkActivity']
const operators = ['Equals', 'StartsWith', 'EndsWith', 'NotEquals', 'NotStartsWith', 'NotEndsWith']

/** Fields that allow the operator `Equals` only. */
const equalsOnly = ['eventCategory', 'readOnly', 'resources.type']

const invalid = (message: string): Refusal => new Refusal('InvalidEventSelectorsException', message)

/**
 * Basic selectors with their defaults filled in.
 *
 * @throws Refusal `InvalidEventSelectorsException`.
 */
export function readBasicSelectors(selectors: readonly Input[]): Input[] {
  if (selectors.length < 1 || selectors.length > limits.selectors) {
    throw invalid(`Specify a valid number of selectors (1 to ${limits.selectors}) for your trail.`)
  }
  const read = selectors.map(readBasicSelector)
  const values = read.flatMap(({ DataResources }) => DataResources).flatMap(({ Values }) => Values)
  if (values.length > limits.dataResources) {
    throw invalid(
      `Specify a valid number of DataResources.Values (0 to ${limits.dataResources}) for all your selectors`,
    )
  }
  return read
}

function readBasicSelector(selector: Input) {
  const ReadWriteType = readString(selector, 'ReadWriteType') ?? 'All'
  if (!readWriteTypes.includes(ReadWriteType)) throw invalid(`ReadWriteType is not valid: ${ReadWriteType}`)
  const sources = readStrings(selector, 'ExcludeManagementEventSources') ?? []
  const unknown = sources.find((source) => !excludableSources.includes(source))
  if (unknown !== undefined) throw invalid(`ExcludeManagementEventSources cannot have: ${unknown}`)
  const IncludeManagementEvents = readBoolean(selector, 'IncludeManagementEvents') ?? true
  const DataResources = (readStructures(selector, 'DataResources') ?? []).map(readDataResource)
  if (!IncludeManagementEvents && DataResources.length === 0) throw invalid(selectsNothing)
  return { ReadWriteType, IncludeManagementEvents, DataResources, ExcludeManagementEventSources: sources }
}

const selectsNothing =
  'Invalid combination of parameters in EventSelectors. ' +
  'When includeManagementEvents is false, DataResources must not be empty.'

function readDataResource(resource: Input): { Type: string; Values: string[] } {
  const Type = readString(resource, 'Type') ?? ''
  const pattern = dataResourceValues[Type]
  if (pattern === undefined) throw invalid(`Data resource type is not valid: ${Type}`)
  const Values = readStrings(resource, 'Values') ?? []
  const bad = Values.find((value) => !pattern.test(value))
  if (bad !== undefined) throw invalid(`Value ${bad} for DataResources.Values is invalid.`)
  return { Type, Values }
}

/**
 * Advanced selectors, checked and otherwise unchanged.
 *
 * @param categories - Categories of events that they may select.
 * @throws Refusal `InvalidEventSelectorsException`.
 */
export function readAdvancedSelectors(selectors: readonly Input[], categories = eventCategories): Input[] {
  if (selectors.length < 1) throw invalid('AdvancedEventSelectors must have at least one selector.')
  const conditions = selectors.flatMap((selector) => checkAdvancedSelector(selector, categories))
  if (conditions.length > limits.conditionValues) {
    throw invalid(
      `A trail can have at most ${limits.conditionValues} condition values; these are ${conditions.length}.`,
    )
  }
  return [...selectors]
}

/** Checks one selector and returns its condition values, which count towards a limit. */
function checkAdvancedSelector(selector: Input, allowed: readonly string[]): string[] {
  const name = readString(selector, 'Name') ?? ''
  if (name.length > limits.nameLength) throw invalid(`Selector name is longer than ${limits.nameLength} characters.`)
  const fields = readStructures(selector, 'FieldSelectors') ?? []
  const categories = fields.filter((field) => readString(field, 'Field') === 'eventCategory').flatMap(equalsOf)
  const [category = '', ...others] = categories
  if (!allowed.includes(category) || others.length > 0) {
    throw invalid(`A selector must have the field eventCategory, equal to one of ${allowed.join(', ')}.`)
  }
  const types = fields.filter((field) => readString(field, 'Field') === 'resources.type').flatMap(equalsOf)
  if (category === 'Data' && types.length !== 1) {
    throw invalid('A selector of Data events must have the field resources.type, equal to one type.')
  }
  return fields.flatMap(checkField)
}

function checkField(selector: Input): string[] {
  const field = readString(selector, 'Field') ?? ''
  const used = operators.filter((operator) => readStrings(selector, operator) !== undefined)
  if (field === '' || used.length === 0) throw invalid(`Field selector ${field} must have a field and an operator.`)
  if (equalsOnly.includes(field) && used.join() !== 'Equals') throw invalid(`Field ${field} takes Equals only.`)
  const values = used.map((operator) => readStrings(selector, operator) ?? [])
  if (values.some((list) => list.length === 0)) throw invalid(`Field ${field} has an operator without values.`)
  return values.flat()
}

const equalsOf = (selector: Input): string[] => readStrings(selector, 'Equals') ?? []
