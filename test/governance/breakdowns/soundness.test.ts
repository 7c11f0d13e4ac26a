import { objectionStep } from '../../../src/governance/proposals/objection-steps.ts'
import type { StepContext } from '../../../src/governance/proposals/step.ts'
import { ADA, openGoverned, person, withClerks, type Governed } from '../support/open-governed.ts'

const BO = person('bo')
const CY = person('cy')

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned()
  await withClerks(governed)
})
afterEach(() => governed.close())

const objecting = {
  kind: 'object' as const,
  role: 'clerk',
  text: 'It stops me.',
  answers: ['harm', 'caused', 'known', 'own-role', 'breaks-the-rules'].map((criterion) => ({
    criterion,
    holds: criterion !== 'breaks-the-rules',
    because: 'The moon is full.',
  })),
}

async function proposed(): Promise<string> {
  const { id } = await governed.governance.proposals.make(BO, {
    title: 'Di helps',
    circle: 'anchor',
    example: 'x',
    rationale: 'x',
    changes: [{ kind: 'role.assign', role: 'clerk', person: 'di' }],
  })
  return id
}

test.each([
  ['while the process works, who facilitates judges whether there are reasons', false, 'reasons'],
  ['while the process is broken, also whether they are sound', true, 'soundness'],
])('%s, and the record says so', async (_, isBroken, judged) => {
  const { proposals, breakdowns } = governed.governance
  if (isBroken) await breakdowns.declare(ADA, 'anchor', { reason: 'Nothing is decided.' })
  const id = await proposed()
  await proposals.step(CY, id, objecting)
  const ruling = { kind: 'rule', objection: 1, valid: false, because: 'The moon is not.' } as const
  const { objections } = await proposals.step(ADA, id, ruling)
  expect(objections).toMatchObject([
    { state: 'invalid', ruling: { by: 'ada', because: 'The moon is not.', judged } },
  ])
})

test('where answers are enough otherwise, a ruling is waited for while the process is broken', async () => {
  const { textRevision, ...view } = await governed.governance.proposals.get(await proposed())
  const rules = { ...view.objectionRules, ruling: 'answers' as const }
  const proposal = { ...view, revision: textRevision, objectionRules: rules }
  const context: StepContext = {
    actor: 'cy',
    at: governed.now.toISOString(),
    participants: proposal.participants ?? {
      members: {},
      facilitators: [],
      voters: [],
      tie: [],
      approvers: {},
    },
    number: 1,
    selfGrant: false,
  }
  const stateOf = (given: StepContext): string | undefined => {
    const stepped = objectionStep(proposal, objecting, given)
    return stepped.kind === 'moved' ? stepped.proposal.objections[0]?.state : stepped.reason
  }
  expect(stateOf(context)).toBe('valid')
  expect(stateOf({ ...context, isBroken: true })).toBe('untested')
})
