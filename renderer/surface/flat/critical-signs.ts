// What stands beside a critical point in a picture.

/** By the kind of the verdict. */
export const criticalSigns: Readonly<Record<string, string>> = {
  minimum: 'min',
  maximum: 'max',
  saddle: 'saddle',
  neither: 'neither',
  inconclusive: '?',
}

/** So many boxes in which there may be others are drawn; more are a smear. */
export const mostOpen = 200
