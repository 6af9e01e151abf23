/** Percent-encoding of text for URLs and signatures (RFC 3986, section 2). */

/** All characters but the unreserved ones encoded; `encodeURIComponent` leaves five more as they are. */
export const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
