import { loadProblemExplanations } from '../../../src/http/documentation/problem-page.ts'
import { PROBLEM_STATUS, PROBLEM_TITLES } from '../../../src/http/problems/problem-table.ts'

describe('docs/problems.md', () => {
  const explanations = loadProblemExplanations()

  test('explains every problem there is, and none that there is not', () => {
    expect([...explanations.keys()].sort()).toEqual(Object.keys(PROBLEM_STATUS).sort())
  })

  test.each(Object.entries(PROBLEM_STATUS))('gives %s its status and title', (code, status) => {
    const explanation = explanations.get(code)
    expect(explanation).toMatchObject({
      status,
      title: PROBLEM_TITLES[code as keyof typeof PROBLEM_TITLES],
    })
    expect(explanation?.text).toMatch(/\.$/)
  })
})
