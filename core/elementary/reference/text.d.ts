// A text file as it stands, for the tests.
declare module '*.txt?raw' {
  const text: string
  export default text
}
