import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'
import { REPORT_TEXTS } from '../../src/maturity/report/texts.ts'
import { wordingOf } from '../../src/web/pages/report/report-words.ts'

const folder = path.join(packageRoot, 'src', 'web', 'pages', 'report')

test('every word of the report’s page is one that comes with the report', () => {
  const used = readdirSync(folder).flatMap((name) => {
    const source = readFileSync(path.join(folder, name), 'utf8')
    return [...source.matchAll(/'([a-z][A-Za-z]+\.[A-Za-z.-]+)'/g)].map(([, key = '']) => key)
  })
  expect(used.length).toBeGreaterThan(30)
  const unknown = used.filter((key) => !(key in REPORT_TEXTS) && !/^\.|\.(tsx?|css)$/.test(key))
  expect(unknown).toEqual([])
})

test('words take their values, and a key that does not exist is a mistake', () => {
  const words = wordingOf({ texts: REPORT_TEXTS })
  expect(words('risks.more', { count: 3 })).toBe('and 3 more')
  expect(() => words('risks.less')).toThrow('The report has no words for risks.less.')
})
