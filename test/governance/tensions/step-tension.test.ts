import fc from 'fast-check'
import {
  stepTension,
  type Tension,
  type TensionContext,
  type TensionStep,
} from '../../../src/governance/tensions/tension.ts'

const at = '2026-11-22T10:00:00.000Z'
const sensed: Tension = {
  id: 't',
  subject: 'service:payments/orders',
  now: 'Nobody answers.',
  couldBe: 'Somebody does.',
  by: 'mira',
  role: 'steward',
  circle: 'anchor',
  state: 'open',
  outcomes: [],
  evidence: [],
  createdAt: at,
  updatedAt: at,
}
const context = (actor: string, more: Partial<TensionContext> = {}): TensionContext => ({
  actor,
  at,
  answers: actor === 'bo',
  ownerServes: true,
  circleOfRole: 'payments',
  ...more,
})
const action: TensionStep = { kind: 'process', outcome: 'next-action', text: 'Call them.' }

function after(...moves: readonly (readonly [string, TensionStep])[]): Tension | string {
  let tension = sensed
  for (const [actor, step] of moves) {
    const stepped = stepTension(tension, step, context(actor))
    if (stepped.kind === 'refused') return stepped.reason
    tension = stepped.tension
  }
  return tension
}

describe('a tension', () => {
  test('is done when whoever sensed it says so, and not before something came of it', () => {
    expect(after(['mira', { kind: 'confirm' }])).toContain('Nothing came of it yet')
    expect(after(['bo', action], ['bo', { kind: 'confirm' }])).toBe(
      'Only mira, who sensed it, says that it is done; sense one of your own.',
    )
    expect(after(['bo', action], ['mira', { kind: 'confirm' }])).toMatchObject({
      state: 'processed',
      outcomes: [{ kind: 'next-action', by: 'bo' }],
    })
  })

  test('is processed by its role or by whoever sensed it, by nobody else', () => {
    expect(after(['eve', action])).toBe(
      'It is for mira, who sensed it, or for the role steward to process it.',
    )
  })

  test('goes to the inbox of the role that is asked', () => {
    const request: TensionStep = {
      kind: 'process',
      outcome: 'request',
      text: 'Please.',
      role: 'clerk',
    }
    expect(after(['bo', request])).toMatchObject({ role: 'clerk', circle: 'payments' })
    const nowhere = stepTension(sensed, request, context('bo', { circleOfRole: undefined }))
    expect(nowhere).toMatchObject({ kind: 'refused' })
  })

  test('is let go with a reason, for another person only when its owner left', () => {
    const letGo: TensionStep = { kind: 'let-go', reason: 'Solved itself.' }
    expect(after(['mira', letGo])).toMatchObject({ state: 'let-go', closing: 'Solved itself.' })
    expect(after(['bo', letGo])).toContain('Only mira')
    expect(stepTension(sensed, letGo, context('bo', { ownerServes: false })).kind).toBe('moved')
    expect(after(['mira', letGo], ['mira', action])).toContain('is let-go; reopen it')
    expect(after(['mira', letGo], ['mira', { kind: 'reopen', reason: 'Again.' }])).toMatchObject({
      state: 'in-process',
      evidence: [{ text: 'Again.' }],
    })
  })

  test('is never closed by somebody else, whatever people do', () => {
    const steps = fc.constantFrom<TensionStep>(
      action,
      { kind: 'confirm' },
      { kind: 'let-go', reason: 'r' },
      { kind: 'reopen', reason: 'r' },
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('mira', 'bo', 'eve'), steps), { maxLength: 20 }),
        (moves) => {
          let tension = sensed
          for (const [actor, step] of moves) {
            const stepped = stepTension(tension, step, context(actor))
            if (stepped.kind === 'refused') continue
            expect(actor).not.toBe('eve')
            const closes = ['processed', 'let-go'].includes(stepped.tension.state)
            if (closes) expect(actor).toBe('mira')
            tension = stepped.tension
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})
