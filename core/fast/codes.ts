// Numbers of the primitive instructions. Read by TypeScript and by AssemblyScript, so plain constants only.
// Codes below 16 compute one number, codes from 16 on tensors; from 64 on, one number by the function `code − 64`.

/** Set before the program runs. */
export const source = 0
export const constant = 1
/** Part of another register, under its own number. */
export const alias = 2

export const add = 3
export const sub = 4
export const mul = 5
export const div = 6
export const neg = 7
export const greater = 8
export const select = 9
export const pow = 10

/** Added to a code above: the same, entry by entry. */
export const entrywise = 16

/** Copies numbers from where a table says. */
export const gather = 32
/** Adds up each row; adds up where a table says. */
export const sumRows = 33
export const sumInto = 34
export const largestRows = 35
export const largestInto = 36
export const matmul = 37
/** Runs the reference's own function: for what is rare and long. */
export const reference = 38
/** A function entry by entry. */
export const mapAll = 39

/** `mapAll` of the functions that WebAssembly has for two numbers at a time; written by the machine alone. */
export const expAll = 48
export const logAll = 49
export const sigmoidAll = 50
export const softplusAll = 51
export const tanhAll = 52
/** Those that WebAssembly has over lanes besides. */
export const reluAll = 53
export const absAll = 54
export const sqrtAll = 55
export const sinAll = 56
export const cosAll = 57

export const firstMap = 64
