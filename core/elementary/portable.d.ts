// AssemblyScript's name for a 32-bit integer. The sources of this room are TypeScript and AssemblyScript at once.
type i32 = number
