// What lowering a program gives: the registers of everything that a trace tells. Types only.
import type { Deliveries } from '../engine/tell'
import type { Register } from './registers'

export interface LoweredProgram {
  /** Registers by slot. */
  readonly values: Int32Array
  /** Registers by slot, `none` where no path leads to the root. */
  readonly adjoints: Int32Array
  readonly deliveries: RegisterDeliveries
  /**
   * Where what can be written over begins: the rules of each slot, and by delivery the register of its sum. Null where
   * nothing can be.
   */
  readonly written: Written | null
}

interface RegisterDeliveries extends Deliveries<Register> {
  readonly slot: Int32Array
  readonly port: Int32Array
  readonly target: Int32Array
  readonly contribution: Int32Array
  readonly sum: Int32Array
}

export interface Written {
  readonly forward: Int32Array
  /** `none` where no path leads to the root. */
  readonly backward: Int32Array
  readonly sums: Int32Array
}
