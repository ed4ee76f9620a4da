// The elementary functions as WebAssembly.
export * from './functions'
