import { subjectInWords } from '../../src/web/api/subject-in-words.ts'

test.each([
  ['service:payments/orders', undefined, 'the service payments/orders'],
  ['role:anchor-lead', 'Lead of the anchor circle', 'the role Lead of the anchor circle'],
  ['role:gone', undefined, 'the role gone'],
  ['proposal:2f3d7c47', undefined, 'a proposal'],
  ['constitution', undefined, 'the constitution'],
  ['token:0b9d3c1e', undefined, 'token:0b9d3c1e'],
])('the subject %s (%s) is said as “%s”', (subject, title, words) => {
  expect(subjectInWords(subject, title)).toBe(words)
})
