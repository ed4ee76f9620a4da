// The peer of the benchmarks: a naive autograd of numbers, one object per operation, as a student would write it first.
// Its design is micrograd's (A. Karpathy); it also keeps each wire's contribution, as Gradwire shows them.

type Back = (self: Value) => void

export class Value {
  readonly data: number
  readonly from: readonly Value[]
  readonly back: Back
  grad = 0
  readonly delivered: number[] = []

  constructor(data: number, from: readonly Value[] = [], back: Back = () => undefined) {
    this.data = data
    this.from = from
    this.back = back
  }

  private give(self: Value, part: number): void {
    this.grad += part
    self.delivered.push(part)
  }

  add(other: Value): Value {
    return new Value(this.data + other.data, [this, other], (self) => {
      this.give(self, self.grad)
      other.give(self, self.grad)
    })
  }

  sub(other: Value): Value {
    return new Value(this.data - other.data, [this, other], (self) => {
      this.give(self, self.grad)
      other.give(self, -self.grad)
    })
  }

  mul(other: Value): Value {
    return new Value(this.data * other.data, [this, other], (self) => {
      this.give(self, other.data * self.grad)
      other.give(self, this.data * self.grad)
    })
  }

  square(): Value {
    return new Value(this.data * this.data, [this], (self) => this.give(self, 2 * this.data * self.grad))
  }

  /** Any function of one number with its slope given x and y. */
  apply(value: (x: number) => number, slope: (x: number, y: number) => number): Value {
    return new Value(value(this.data), [this], (self) => this.give(self, slope(this.data, self.data) * self.grad))
  }

  /** Topological order by depth first search, then the chain rule backwards. */
  backward(): void {
    const order: Value[] = []
    const seen = new Set<Value>()
    const visit = (value: Value): void => {
      if (seen.has(value)) return
      seen.add(value)
      value.from.forEach(visit)
      order.push(value)
    }
    visit(this)
    this.grad = 1
    for (const value of order.reverse()) value.back(value)
  }
}
