// What the service grants: two lookups a second, as CloudTrail does. How many at once is not documented; two is assumed.
export const ratePerSecond = 2
export const burst = 2

/** Walks at once, of one client. */
export const walks = 4
