/** Percent-encoding of text for URLs and signatures (RFC 3986, section 2). */

/** Whether text can be encoded in UTF-8: a half of a surrogate pair alone cannot. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

/** All characters but the unreserved ones encoded; `encodeURIComponent` leaves five more as they are. */
export const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
