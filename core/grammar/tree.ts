// The closed tree of a formula: numbers, names, lists, signs, places in brackets and calls. Nothing else can be written, so nothing else can run.

/** As Python spells them. */
export type ComparisonSign = '>' | '<' | '>=' | '<=' | '==' | '!='
export type BinarySign = '+' | '-' | '*' | '/' | '^' | '@' | ComparisonSign

export type Tree =
  | { readonly kind: 'number'; readonly value: number; readonly text: string; readonly column: number }
  | { readonly kind: 'name'; readonly name: string; readonly column: number }
  | { readonly kind: 'list'; readonly items: readonly Tree[]; readonly column: number }
  | { readonly kind: 'negative'; readonly of: Tree; readonly column: number }
  | {
      readonly kind: 'binary'
      readonly sign: BinarySign
      readonly left: Tree
      readonly right: Tree
      readonly column: number
    }
  /** `at` is what stands between the brackets: "0", "1:3", ":, -1". */
  | { readonly kind: 'index'; readonly of: Tree; readonly at: string; readonly column: number }
  | { readonly kind: 'transpose'; readonly of: Tree; readonly column: number }
  | {
      readonly kind: 'call'
      readonly name: string
      readonly items: readonly Tree[]
      /** `axis=0` and the like. */
      readonly named: Readonly<Record<string, Tree>>
      readonly column: number
    }

/** One line: `name = formula`, or a formula alone. */
export interface Definition {
  readonly name: string | null
  readonly formula: Tree
  readonly column: number
}
