import { projectRoot } from './paths.mjs'
import { runTool } from './run-tool.mjs'

/**
 * Writes beside a bundle what V8 compiles of it when a program of it runs (`src/bundle-loader.ts`). With every
 * bundle, so that code and bundle never differ.
 *
 * @param {string} command the entry that is the program
 */
export function codeCompiledAhead(command) {
  return {
    name: 'code-compiled-ahead',
    async writeBundle({ dir = 'dist' }) {
      const writer = `${projectRoot}scripts/compile-ahead.mjs`
      const { code, output } = await runTool(writer, [dir, command], { cwd: projectRoot })
      if (code !== 0) this.error(`compiling ahead ended with status ${code}: ${output}`)
    },
  }
}
