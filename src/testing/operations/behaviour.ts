/** The type of a behaviour: the function that carries out one operation. */
import type { Context } from '../account/context.js'
import type { Input } from '../front/input.js'

/**
 * What an operation does.
 *
 * @returns The members of the reply as they go on the wire: times in epoch seconds, `undefined` left out.
 * @throws Refusal to refuse the request.
 */
export type Behaviour = (input: Input, context: Context) => Record<string, unknown> | Promise<Record<string, unknown>>

/** Behaviours of one family, by operation name. */
export type Behaviours = Readonly<Record<string, Behaviour>>
