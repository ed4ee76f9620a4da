// The elementary functions as WebAssembly.
export { exp } from './exponential'
