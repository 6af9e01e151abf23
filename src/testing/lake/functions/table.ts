/** Every function of one row, by its name. */
import { collectionFunctions } from './collections.js'
import { dateFunctions } from './dates.js'
import { jsonFunctions } from './json.js'
import { numberFunctions } from './numbers.js'
import type { Functions, ScalarFunction } from './scalar.js'
import { textFunctions } from './text.js'
import { varchar } from '../values/type.js'

/** Of strings and of arrays; `||` is this too. */
const concat: ScalarFunction = {
  takes: [['varchar', 'array']],
  most: Infinity,
  gives: ([type]) => type ?? varchar,
  apply: (values) => (typeof values[0] === 'string' ? values.join('') : values.flat(1)),
}

const all: Functions = {
  concat,
  ...textFunctions,
  ...numberFunctions,
  ...dateFunctions,
  ...jsonFunctions,
  ...collectionFunctions,
}

/** A function by its name in lower case. */
export const scalarFunction = (name: string): ScalarFunction | undefined =>
  Object.hasOwn(all, name) ? all[name] : undefined
