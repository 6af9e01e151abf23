/** Behaviour of the operations on resource policies, of event data stores and channels. */
import { findChannel } from '../account/channel.js'
import type { Context } from '../account/context.js'
import { findStore } from '../account/event-data-store.js'
import { readString, type Input } from '../front/input.js'
import { Refusal } from '../front/refusal.js'
import { isObject, parseJson, type JsonObject } from '../values/json.js'
import type { Behaviour, Behaviours } from './behaviour.js'

/** Most characters of a policy. */
const maxPolicyLength = 8192

/** Actions that a policy can allow on each kind of resource. */
const actions: Readonly<Record<string, RegExp>> = {
  channel: /^cloudtrail-data:PutAuditEvents$/,
  eventdatastore:
    /^cloudtrail:(StartQuery|CancelQuery|ListQueries|DescribeQuery|GetQueryResults|GenerateQuery|GetEventDataStore|\*)$/,
  dashboard: /^cloudtrail:(StartDashboardRefresh|\*)$/,
}

const GetResourcePolicy: Behaviour = (input, context) => {
  const arn = resourceOf(input, context)
  return { ResourceArn: arn, ResourcePolicy: policyOf(arn, context) }
}

const PutResourcePolicy: Behaviour = (input, context) => {
  const arn = resourceOf(input, context)
  const policy = readString(input, 'ResourcePolicy') ?? ''
  checkPolicy(policy, arn)
  context.account.policies.set(arn, policy)
  return { ResourceArn: arn, ResourcePolicy: policy }
}

const DeleteResourcePolicy: Behaviour = (input, context) => {
  const arn = resourceOf(input, context)
  policyOf(arn, context)
  context.account.policies.delete(arn)
  return {}
}

function policyOf(arn: string, { account }: Context): string {
  const policy = account.policies.get(arn)
  if (policy !== undefined) return policy
  throw new Refusal('ResourcePolicyNotFoundException', `No policy is attached to ${arn}.`)
}

/** The ARN of a resource that exists. A missing one gets the same error code for all kinds of resources. */
function resourceOf(input: Input, context: Context): string {
  const arn = readString(input, 'ResourceArn') ?? ''
  const kind = /^arn:aws[a-z-]*:cloudtrail:[a-z0-9-]+:\d{12}:([a-z-]+)\/.+$/.exec(arn)?.[1]
  if (kind === undefined) throw new Refusal('ResourceARNNotValidException', `The resource ARN is not valid: ${arn}`)
  if (!(kind in actions))
    throw new Refusal('ResourceTypeNotSupportedException', `Policies are not supported for: ${kind}`)
  try {
    if (kind === 'channel') findChannel(arn, context)
    else if (kind === 'eventdatastore') findStore(arn, context)
    else if (!context.account.dashboards.has(arn)) throw new Refusal('ResourceNotFoundException', arn)
  } catch {
    throw new Refusal('ResourceNotFoundException', `Resource not found: ${arn}`)
  }
  return arn
}

function checkPolicy(policy: string, arn: string): void {
  if (policy === '' || policy.length > maxPolicyLength)
    throw invalid(`A policy has 1 to ${maxPolicyLength} characters.`)
  const statements = statementsOf(policy)
  if (statements.length === 0) throw invalid('The policy has no statement.')
  const allowed = actions[arn.split(':')[5]?.split('/')[0] ?? '']
  const sids = statements.flatMap(({ Sid }) => (Sid === undefined ? [] : [Sid]))
  if (new Set(sids).size < sids.length) throw invalid('Two statements have the same Sid.')
  for (const { Effect, Principal, Action, Resource } of statements) {
    if (Effect !== 'Allow' && Effect !== 'Deny') throw invalid('Effect must be Allow or Deny.')
    if (Principal === undefined) throw invalid('Each statement must have a Principal.')
    const wrong = listOf(Action).find((action) => allowed?.test(String(action)) !== true)
    if (wrong !== undefined || listOf(Action).length === 0)
      throw invalid(`The action is not supported: ${String(wrong)}`)
    if (listOf(Resource).some((resource) => resource !== arn)) throw invalid(`Resource must be ${arn}.`)
  }
}

function statementsOf(policy: string): JsonObject[] {
  const json = parseJson(policy)
  if (!isObject(json)) throw invalid('The policy is not a JSON object.')
  return listOf(json['Statement']).filter(isObject)
}

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat())

const invalid = (message: string): Refusal => new Refusal('ResourcePolicyNotValidException', message)

export const resourcePolicies: Behaviours = { GetResourcePolicy, PutResourcePolicy, DeleteResourcePolicy }
