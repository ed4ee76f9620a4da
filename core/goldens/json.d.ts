// Fixtures are read as text: a type inferred from a megabyte of JSON would help nobody.
declare module '*.json?raw' {
  const text: string
  export default text
}
