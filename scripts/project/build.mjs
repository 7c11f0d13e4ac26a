import { existsSync, readFileSync } from 'node:fs'
import { chmod, rename, rm, writeFile } from 'node:fs/promises'
import { PreparationError } from './preparation-error.mjs'
import { distFolder, projectRoot } from './paths.mjs'
import { runTool } from './run-tool.mjs'
import { sourcesDigest } from './sources-digest.mjs'

/** Beside `dist` and as deep, so that relative paths in source maps stay right when it is renamed. */
const unfinished = `${projectRoot}dist-unfinished`
const outdated = `${projectRoot}dist-outdated`
const stamp = 'built-from'

/** Whether `dist` was built from the sources as they are now. */
export function isBuilt() {
  const note = `${distFolder}/${stamp}`
  return existsSync(note) && readFileSync(note, 'utf8') === sourcesDigest()
}

/**
 * Builds server, command line and web application aside and puts them in place by renaming, so that
 * `dist` is never half a build.
 *
 * @param {AbortSignal} signal
 * @throws PreparationError when a tool reports an error; `dist` then stays as it was
 */
export async function build(signal) {
  const digest = sourcesDigest()
  await rm(unfinished, { recursive: true, force: true })
  try {
    // Both are waited for even when one fails: the other must not go on writing into a removed folder.
    const tools = await Promise.allSettled([
      declareTypes(signal),
      bundleServer(signal),
      bundleWebApplication(signal),
    ])
    const failed = tools.find((tool) => tool.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    // `npx concordat` in a clone runs the file itself.
    await chmod(`${unfinished}/cli/concordat.js`, 0o755)
    await writeFile(`${unfinished}/${stamp}`, digest)
    await rm(outdated, { recursive: true, force: true })
    if (existsSync(distFolder)) await rename(distFolder, outdated)
    await rename(unfinished, distFolder)
    await rm(outdated, { recursive: true, force: true })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** Checks the types, and writes those of the library for programs that import it. */
function declareTypes(signal) {
  const compiler = 'node_modules/typescript/bin/tsc'
  const target = ['--emitDeclarationOnly', '--outDir', unfinished]
  return runBuildTool(compiler, ['-p', 'tsconfig.json', ...target], signal)
}

function bundleServer(signal) {
  const bundler = 'node_modules/rolldown/bin/cli.mjs'
  const target = ['--config', 'rolldown.config.mjs', '--dir', unfinished]
  return runBuildTool(bundler, target, signal)
}

function bundleWebApplication(signal) {
  const bundler = 'node_modules/vite/bin/vite.js'
  const target = ['--outDir', `${unfinished}/web`, '--emptyOutDir', '--logLevel', 'warn']
  return runBuildTool(bundler, ['build', ...target], signal)
}

async function runBuildTool(tool, args, signal) {
  // A NODE_ENV of the user must not decide which React ends up in the bundle.
  const env = { ...process.env, NODE_ENV: undefined }
  const { code, output } = await runTool(projectRoot + tool, args, {
    cwd: projectRoot,
    env,
    signal,
  })
  if (code === 0) return
  const advice = /\bENOSPC\b/.test(output)
    ? 'The disk is full: make room and start again.'
    : 'What the compiler said stands above. If you changed nothing, please report it; `git status` shows what differs.'
  throw new PreparationError(`${output.trimEnd()}\n\nThe build failed. ${advice}`)
}
