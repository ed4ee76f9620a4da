// The elementary functions as WebAssembly.
export { acos, asin, atan, atan2 } from './angles'
export { cosh, exp, exp2, expm1, sinh, tanh } from './exponential'
export { log, log10, log1p, log2 } from './logarithm'
export { pow } from './power'
export { cbrt, hypot } from './roots'
export { cos, sin, tan } from './trigonometry'
