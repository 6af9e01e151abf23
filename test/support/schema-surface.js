// What users do with the schemas of an operation, as a program of theirs would: with a zod of their own.

/**
 * Says what does not work with a schema; nothing when all does.
 *
 * @param {any} z `zod` or `zod/mini`.
 * @param {any} schema An input or an output.
 * @param {unknown} good A value that it accepts.
 * @returns {string[]}
 */
export function schemaFaults(z, schema, good) {
  const hasRules = (schema._zod.def.checks ?? []).length > 0
  const [name] = Object.keys(schema.shape)
  /** @type {string[]} */
  const faults = []
  /** @type {(what: string, works: () => unknown) => void} */
  const check = (what, works) => {
    try {
      const found = works()
      if (found !== true) faults.push(`${what}: ${JSON.stringify(found)}`)
    } catch (error) {
      faults.push(`${what}: ${String(error)}`)
    }
  }
  /** Zod refuses to take members out of an object with rules between them. @type {(derive: () => any) => unknown} */
  const unlessRules = (derive) => {
    try {
      return Object.keys(derive().shape).length > 0 || 'no members'
    } catch (error) {
      return hasRules && /refinements/.test(String(error)) ? true : String(error)
    }
  }
  const jsonSchema = () => z.toJSONSchema(schema, { unrepresentable: 'any' })

  check('parse', () => z.parse(schema, good) !== undefined)
  check('safeParse of what is no object', () => z.safeParse(schema, 5).success === false)
  check('in an object', () => z.safeParse(z.object({ inner: schema }), { inner: good }).success)
  check('in an array, of what is no object', () => z.safeParse(z.array(schema), [5]).success === false)
  check('optional', () => z.safeParse(z.optional(schema), undefined).success)
  check('extend', () => {
    const derived = typeof schema.extend === 'function' ? schema.extend : (z.extend ?? z.util?.extend)
    const extended = derived(schema, { extra: z.string() })
    return z.safeParse(extended, { .../** @type {object} */ (good), extra: 'x' }).success && 'extra' in extended.shape
  })
  if (name !== undefined && z.pick !== undefined) {
    check('pick', () => unlessRules(() => z.pick(schema, { [name]: true })))
    check('partial', () => unlessRules(() => z.partial(schema)))
  }
  check('toJSONSchema', () => {
    const { type, properties } = jsonSchema()
    return type === 'object' && Object.keys(properties).join() === Object.keys(schema.shape).join()
  })
  check('Standard Schema', () => {
    const { vendor, validate } = schema['~standard']
    return vendor === 'zod' && validate(good).issues === undefined && validate(5).issues.length > 0
  })
  check('Standard JSON Schema', () => {
    const standard = jsonSchema()['~standard']
    const { type } = standard.jsonSchema.input({
      target: 'draft-2020-12',
      libraryOptions: { unrepresentable: 'any' },
    })
    return type === 'object'
  })
  return faults
}
