/** Names of actions and parameters as platforms write them: in words, with a sign before them, or in the other number. */

/** `Trail Names` and `$body` in our spelling. */
export const inSnakeCase = (name: string): string =>
  name
    .trim()
    .replace(/^\$/, '')
    .replaceAll(/[\s-]+/g, '_')
    .toLowerCase()

const otherNumber: Readonly<Record<string, string>> = {
  tag_key: 'tag_keys',
  trail_name: 'trail_names',
  trail_arn: 'trail_arns',
  trail_arns: 'trail_arn',
}

/** The parameter that a name stands for; the name itself where there is none. */
export function parameterNamed(name: string, parameters: object): string {
  const snake = inSnakeCase(name)
  const other = Object.hasOwn(otherNumber, snake) ? otherNumber[snake] : undefined
  return [name, snake, other].find((each) => each !== undefined && Object.hasOwn(parameters, each)) ?? name
}
