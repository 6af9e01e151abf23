/** Floating point numbers of a reply. */
import * as z from 'zod/mini'

/** Any number, NaN and the infinities included: zod does not count those as numbers, and they travel as strings. */
export const double = () => z.union([z.number(), z.custom<number>((value) => typeof value === 'number')])
