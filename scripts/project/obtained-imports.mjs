/** What the loader of bundles gives them for `import`, a word as long, so that source maps stay right. */
const WORD = 'obtain'

/**
 * Lets bundles ask their loader for the packages that they import when they run. V8 has no answer to `import()` in code
 * that was compiled before.
 *
 * @param {string} loader the entry that stays as it is
 */
export function obtainedImports(loader) {
  return {
    name: 'obtained-imports',
    renderChunk(code, { name }) {
      if (name === loader) return null
      const starts = [...importsIn(this.parse(code))]
      let rendered = code
      for (const start of starts) {
        rendered = rendered.slice(0, start) + WORD + rendered.slice(start + WORD.length)
      }
      return starts.length === 0 ? null : { code: rendered, map: null }
    },
  }
}

function* importsIn(node) {
  if (typeof node !== 'object' || node === null) return
  if (node.type === 'ImportExpression') yield node.start
  for (const part of Object.values(node)) yield* importsIn(part)
}
