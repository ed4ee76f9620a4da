// The elementary functions, every one less than 0.7 of an ulp off and the same to the last bit on every machine.
// JavaScript leaves the accuracy of Math.exp and its kin to the engine, so nothing of core may call those.
export { relu, sigmoid, softplus } from './activations'
export { acos, asin, atan, atan2 } from './angles'
export { acosh, asinh, atanh } from './areas'
export { cosh, exp, exp2, expm1, sinh, tanh } from './exponential'
export { log, log10, log1p, log2 } from './logarithm'
export { pow, power } from './power'
export { cbrt, hypot } from './roots'
export { cos, sin, tan } from './trigonometry'
