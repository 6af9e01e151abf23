/** Values that are given in words. */

const otherWords: Readonly<Record<string, string>> = {
  AwsAccessKey: 'AccessKeyId',
  UserName: 'Username',
  ReadAndWrite: 'All',
}

/** The value that is given in words, as `Event name` is `EventName`; `undefined` where no value is. */
export function valueInWords(text: string, values: readonly string[]): string | undefined {
  const words = text.trim().split(/\s+/)
  if (words.length < 2) return undefined
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('')
  return [joined, Object.hasOwn(otherWords, joined) ? otherWords[joined] : undefined].find(
    (each) => each !== undefined && values.includes(each),
  )
}
