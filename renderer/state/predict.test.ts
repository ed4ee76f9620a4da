import { beforeEach, describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { readFormula } from '../../core/language/read'
import { openDocument } from './document'
import { askNext, commitAnswer, forgetReply, showAnswer, skipQuestion, togglePredict, usePrediction } from './predict'
import { changeSession, useSession } from './session'

const now = usePrediction.getState
const notice = (): string | undefined => useSession.getState().notice?.text

beforeEach(() => {
  const read = readFormula('a = x + y; f = a * a', new Map())
  if (isDiagnostic(read)) throw new Error(read.code)
  openDocument(read)
  changeSession({ mode: 'step', cursor: 0, lens: 'contribution', notice: null })
  usePrediction.setState({ isOn: false, right: 0, answered: 0 })
  togglePredict()
})

describe('predicting', () => {
  it.each([
    [{ mode: 'build' }, 'Build'],
    [{ mode: 'surface' }, 'the surface'],
    [{ lens: 'check' }, 'the difference check'],
    [{ lens: 'forward' }, 'the forward lens'],
  ] as const)('ends where every number stands open: %j', (place, said) => {
    expect(now().isOn).toBe(true)
    changeSession(place)
    expect(now().isOn).toBe(false)
    expect(notice()).toBe(`Predicting has ended: ${said} shows every number.`)
  })

  it('goes on under a lens that hides, and begins under one', () => {
    changeSession({ lens: 'local' })
    expect([now().isOn, notice()]).toEqual([true, undefined])
    togglePredict()
    changeSession({ lens: 'check' })
    togglePredict()
    expect([now().isOn, useSession.getState().lens]).toEqual([true, 'contribution'])
  })

  it('counts answers: right ones at the first try, and none for what is shown or skipped', () => {
    const score = (): readonly number[] => [now().right, now().answered]
    expect(score()).toEqual([0, 0])
    commitAnswer([7])
    commitAnswer([8])
    forgetReply()
    commitAnswer([2])
    expect(score()).toEqual([0, 1])
    askNext()
    commitAnswer([4])
    expect(score()).toEqual([1, 2])
    askNext()
    skipQuestion()
    showAnswer()
    expect(score()).toEqual([1, 2])
  })
})
