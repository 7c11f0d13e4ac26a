import { unifiedDiff } from '../../../src/cli/fix/unified-diff.ts'

/** What `patch` does, for diffs in which every line of context must be where it is said to be. */
function patched(before: string, diff: string): string {
  const lines = before === '' ? [] : before.split(/(?<=\n)/)
  const result: string[] = []
  let next = 0
  for (const hunk of diff.split(/^(?=@@ )/m).slice(1)) {
    const [head = '', ...body] = hunk.split(/(?<=\n)/)
    const [, start, count] = /^@@ -(\d+),(\d+) /.exec(head) ?? []
    const first = Number(start) - (Number(count) === 0 ? 0 : 1)
    result.push(...lines.slice(next, first))
    next = first
    for (const [index, line] of body.entries()) {
      if (line.startsWith('\\')) continue
      const isOpen = body[index + 1]?.startsWith('\\') === true
      const text = isOpen ? line.slice(1, -1) : line.slice(1)
      if (line.startsWith('+')) result.push(text)
      else {
        expect(lines[next]).toBe(text)
        if (line.startsWith(' ')) result.push(text)
        next += 1
      }
    }
  }
  return [...result, ...lines.slice(next)].join('')
}

test('equal texts have no difference', () => {
  expect(unifiedDiff('a\nb\n', 'a\nb\n', 'x', 'x')).toBe('')
})

test('a changed line stands between three lines of context on either side', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n'
  expect(unifiedDiff(before, before.replace('5', 'five'), 'old', 'new')).toBe(
    '--- old\n+++ new\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
  )
})

test('a last line without an end is told, and line ends are part of lines', () => {
  expect(unifiedDiff('a\r\nb', 'a\nb', 'x', 'x')).toBe(
    '--- x\n+++ x\n@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n\\ No newline at end of file\n',
  )
})

test('changes far apart are hunks of their own', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}\n`)
  const after = lines.with(3, 'three\n').with(30, 'thirty\n')
  const diff = unifiedDiff(lines.join(''), after.join(''), 'x', 'x')
  expect(diff.match(/^@@ .* @@$/gm)).toEqual(['@@ -1,7 +1,7 @@', '@@ -28,7 +28,7 @@'])
})

test('a difference makes of one text the other, whatever they are', () => {
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  for (let round = 0; round < 400; round += 1) {
    const text = () => {
      const lines = Array.from({ length: next(30) }, () => `${'abc'.charAt(next(3))}\n`)
      return lines.join('') + (next(2) === 0 ? 'end' : '')
    }
    const [before, after] = [text(), text()]
    expect(patched(before, unifiedDiff(before, after, 'x', 'y'))).toBe(after)
  }
})

test('texts with nothing in common are answered at once, as a whole', () => {
  const lines = (word: string) =>
    Array.from({ length: 20_000 }, (_, index) => `${word} ${index}\n`).join('')
  const [before, after] = [lines('one'), lines('other')]
  expect(patched(before, unifiedDiff(before, after, 'x', 'y'))).toBe(after)
})

test('a name with white space ends with a tab, so that it can be read', () => {
  expect(unifiedDiff('a', 'b', 'my orders.wsdl', 'x')).toContain('--- my orders.wsdl\t\n+++ x\n')
})
