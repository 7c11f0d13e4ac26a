import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { packageRoot } from '../../../src/package-root.ts'

const FOLDERS = [path.join('src', 'web', 'pages', 'report'), path.join('src', 'maturity', 'report')]
/** What the report opens beside itself. */
const OPENED = path.join('src', 'web', 'pages', 'maturity', 'fact-details.tsx')
/** The catalogue itself, a style sheet, and rows for programs, whose names are not translated. */
const NO_PAGES = ['texts.ts', 'html-style.ts', 'csv-face.ts']
/** What a page says to people. Others are for the browser; `what` is said while there is no report, and no texts of it. */
const SAID = new Set(['aria-label', 'title', 'label', 'placeholder', 'alt', 'closeLabel'])
const WORD = /\p{L}{2,}/u
const WORDS = /\p{L}{2,},? \p{L}{2,}/u

/** Texts that stand in the source of a part of the report and not in its catalogue. */
function literalsOf(name: string, source: string): readonly string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    // Whoever reads the report sees no exception.
    if (ts.isThrowStatement(node) || ts.isImportDeclaration(node)) return
    if (ts.isJsxAttribute(node) && node.name.getText() === 'what') return
    if (ts.isJsxText(node) && WORD.test(node.text)) found.push(node.text.trim())
    if (ts.isJsxAttribute(node) && SAID.has(node.name.getText())) {
      const { initializer } = node
      if (initializer !== undefined && ts.isStringLiteral(initializer)) found.push(initializer.text)
    }
    if (ts.isStringLiteral(node) && !ts.isJsxAttribute(node.parent) && WORDS.test(node.text)) {
      found.push(node.text)
    }
    if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      found.push(...saidBy(node))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Texts between the tags of markup; without tags, what reads like a sentence. */
function saidBy(template: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral): string[] {
  const written = ts.isTemplateExpression(template)
    ? [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('0')
    : template.text
  if (!/<\/?[a-z!]/i.test(written)) return WORDS.test(written) ? [written] : []
  const between = written.replace(/<[^>]*>/g, '\n').split('\n')
  return between.filter((text) => WORD.test(text))
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(path.join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !NO_PAGES.includes(path.basename(name)))
    .map((name) => path.join(folder, name))
}

test.each([
  ['text of a page', 'const a = <p>Level {n}</p>', ['Level']],
  ['a label', 'const a = <button aria-label="Close" />', ['Close']],
  ['text of HTML', 'const a = `<th scope="col">Level</th>`', ['Level']],
  ['a sentence', "const a = said('Nothing was found')", ['Nothing was found']],
  ['a sentence with values', 'const a = `found ${n} of them all`', ['found 0 of them all']],
])('%s that stands in the source is found', (_, source, found) => {
  expect(literalsOf('part.tsx', source)).toEqual(found)
})

test.each([
  'const a = <p className="small subtle">{words("dimensions.lead")}</p>',
  'const a = `<td class="wide last">${said}</td>`',
  "throw new RangeError('There are no words for it.')",
])('what nobody reads is none: %s', (source) => {
  expect(literalsOf('part.tsx', source)).toEqual([])
})

test('no text of the report stands anywhere but in its catalogue', () => {
  const files = [OPENED, ...FOLDERS.flatMap(filesOf)]
  expect(files.length).toBeGreaterThan(40)
  const found = files.flatMap((file) =>
    literalsOf(file, readFileSync(path.join(packageRoot, file), 'utf8')).map((text) => ({
      file,
      text,
    })),
  )
  expect(found).toEqual([])
})
