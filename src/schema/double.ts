/** Floating point numbers of a reply. */
import * as z from 'zod/mini'

/** Any number; NaN and the infinities, which zod does not count as numbers, travel as text. */
export const double = () => z.union([z.number(), z.custom<number>((value) => typeof value === 'number')])
