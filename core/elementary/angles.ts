// The angles of a sine, a cosine or a tangent. Only + − × ÷ √ and bits: every machine computes the same ones.
import { highWord, keep, keptHigh, keptLow, powerOfTwo } from './bits'
import { productError, sumError } from './exact'
import { halfPi, halfPiLow } from './reduction'

/** (atan t − t) / t³ as a function of z = t², for |t| ≤ 0.4375. */
function atanTail(z: number): number {
  const fourth = z * z
  const low = -0.3333333333333333 + 0.1999999999999837 * z + fourth * (-0.1428571428537165 + 0.11111111082376099 * z)
  const middle =
    -0.09090907813805743 + 0.07692273394034707 * z + fourth * (-0.06666069785458838 + 0.058753665292780755 * z)
  const high =
    -0.05207290356390525 + 0.04457382600453597 * z + fourth * (-0.032392025938696625 + 0.014099200923456184 * z)
  const eighth = fourth * fourth
  return low + eighth * (middle + eighth * high)
}

/** Keeps two doubles whose sum is atan(base) + atan(t + lost), the first given as a sum too. */
function keepAngle(base: number, baseLow: number, t: number, lost: number): void {
  const z = t * t
  const sum = base + t
  keep(sum, (base === 0 ? 0 : t - (sum - base)) + (t * z * atanTail(z) + (lost + baseLow)))
}

/** The same for the angle whose tangent is a less b, where tan b is `middle`, both 0.4 … 2.5. */
function keepNear(angle: number, angleLow: number, a: number, lost: number, middle: number): void {
  const top = a - middle
  const product = a * middle
  const bottom = 1 + product
  const bottomLow = sumError(1, product, bottom) + productError(a, middle, product)
  const t = top / bottom
  const back = t * bottom
  const rest = top - back - productError(t, bottom, back) - t * bottomLow
  keepAngle(angle, angleLow, t, rest / bottom + lost / (1 + a * a))
}

/** Keeps two doubles whose sum is the angle whose tangent is a + lost, for a ≥ 0. */
function keepAtan(a: number, lost: number): void {
  if (a < 0.4375) keepAngle(0, 0, a, lost / (1 + a * a))
  else if (a < 0.6875) keepNear(0.4636476090008061, 2.2698777452961687e-17, a, lost, 0.5)
  else if (a < 1.1875) keepNear(0.7853981633974483, 3.061616997868383e-17, a, lost, 1)
  else if (a < 2.4375) keepNear(0.982793723247329, 1.3903311031230998e-17, a, lost, 1.5)
  else keepAngle(halfPi, halfPiLow, -1 / a, lost / (1 + a * a))
}

/** Between −π/2 and π/2. */
export function atan(x: number): number {
  const size = Math.abs(x)
  if (size < 1e-8 || x !== x) return x
  if (size > 1e18) return x > 0 ? halfPi : -halfPi
  keepAtan(size, 0)
  const y = keptHigh() + keptLow()
  return x > 0 ? y : -y
}

/** The angle from the first axis to the point (x, y), between −π and π; zeros keep their signs, as IEEE 754 has it. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN
  const angle = sizeOfAngle(Math.abs(y), Math.abs(x), highWord(x) < 0)
  return highWord(y) < 0 ? -angle : angle
}

/** The angle in the upper half plane to the point (±b, a) for a, b ≥ 0. */
function sizeOfAngle(a: number, b: number, isLeft: boolean): number {
  if (a === 0) return isLeft ? 2 * halfPi : 0
  if (a === Infinity && b === Infinity) return isLeft ? 2.356194490192345 : 0.7853981633974483
  if (b === 0 || a === Infinity || a / b > 1e18) return halfPi
  if (b === Infinity || a / b < 1e-18) return isLeft ? 2 * halfPi : a / b
  // Far enough from both ends of the doubles to find out what the quotient's rounding took.
  const factor = a > 1e150 ? powerOfTwo(-600) : a < 1e-150 ? powerOfTwo(600) : 1
  const top = a * factor
  const bottom = b * factor
  const tangent = top / bottom
  const back = tangent * bottom
  keepAtan(tangent, (top - back - productError(tangent, bottom, back)) / bottom)
  const head = keptHigh()
  const low = keptLow()
  if (!isLeft) return head + low
  const sum = 2 * halfPi - head
  return sum + (sumError(2 * halfPi, -head, sum) + (2 * halfPiLow - low))
}

/** (asin t − t) / t³ as a function of z = t², for |t| ≤ ½. */
function asinTail(z: number): number {
  const fourth = z * z
  const low = 0.1666666666666667 + 0.07499999999994017 * z + fourth * (0.04464285715387835 + 0.03038194363447581 * z)
  const middle =
    0.022372190618296896 + 0.017352022182842923 * z + fourth * (0.01397619309045321 + 0.011434697773969348 * z)
  const high =
    0.010589908784807657 + 0.004391250940991538 * z + fourth * (0.020114893640886214 - 0.018838499848195543 * z)
  const eighth = fourth * fourth
  return low + eighth * (middle + eighth * (high + 0.03132976609143551 * eighth))
}

/** Keeps two doubles whose sum is asin √w, for 0 ≤ w ≤ ¼. */
function keepAsinOfRoot(w: number): void {
  const root = Math.sqrt(w)
  if (root === 0) {
    keep(0, 0)
    return
  }
  const square = root * root
  const lost = (w - square - productError(root, root, square)) / (2 * root)
  keep(root, root * w * asinTail(w) + lost)
}

/** Between −π/2 and π/2; NaN outside [−1, 1]. */
export function asin(x: number): number {
  const size = Math.abs(x)
  if (size < 1e-8 || x !== x) return x
  if (size > 1) return NaN
  if (size <= 0.5) return x + x * x * x * asinTail(x * x)
  keepAsinOfRoot(0.5 * (1 - size))
  const head = 2 * keptHigh()
  const sum = halfPi - head
  const y = sum + (sumError(halfPi, -head, sum) + (halfPiLow - 2 * keptLow()))
  return x > 0 ? y : -y
}

/** Between 0 and π; NaN outside [−1, 1]. */
export function acos(x: number): number {
  const size = Math.abs(x)
  if (x !== x) return x
  if (size > 1) return NaN
  if (size <= 0.5) {
    const sum = halfPi - x
    return sum + (sumError(halfPi, -x, sum) + (halfPiLow - x * x * x * asinTail(x * x)))
  }
  keepAsinOfRoot(0.5 * (1 - size))
  const head = 2 * keptHigh()
  const low = 2 * keptLow()
  if (x > 0) return head + low
  const sum = 2 * halfPi - head
  return sum + (sumError(2 * halfPi, -head, sum) + (2 * halfPiLow - low))
}
