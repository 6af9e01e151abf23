/** Functions of numbers. */
import { bigint, double, type Type } from '../values/type.js'
import type { Functions, Parameter, ScalarFunction } from './scalar.js'

const number: Parameter = ['bigint', 'double']

/** Gives the type of its argument, so that a whole number stays one. */
const same = ([type]: readonly Type[]): Type => type ?? double

const of = (gives: ScalarFunction['gives'], apply: (value: number) => number): ScalarFunction => ({
  takes: [number],
  gives,
  apply: ([value]) => apply(value as number),
})

const power: ScalarFunction = {
  takes: [number, number],
  gives: double,
  apply: ([base, exponent]) => (base as number) ** (exponent as number),
}

export const numberFunctions: Functions = {
  abs: of(same, Math.abs),
  ceil: of(same, Math.ceil),
  ceiling: of(same, Math.ceil),
  floor: of(same, Math.floor),
  truncate: of(double, Math.trunc),
  sign: of(same, Math.sign),
  sqrt: of(double, Math.sqrt),
  ln: of(double, Math.log),
  log2: of(double, Math.log2),
  log10: of(double, Math.log10),
  power,
  pow: power,
  round: {
    takes: [number, ['bigint']],
    least: 1,
    gives: same,
    apply: ([value, digits = 0]) => {
      const scale = 10 ** (digits as number)
      // Halves go away from zero, in both directions.
      return (Math.sign(value as number) * Math.round(Math.abs(value as number) * scale)) / scale
    },
  },
  mod: {
    takes: [number, number],
    gives: (types) => (types.every(({ kind }) => kind === 'bigint') ? bigint : double),
    apply: ([value, by]) => (value as number) % (by as number),
  },
}
