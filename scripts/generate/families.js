// Reads the families of operations: what each of their files exports.
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import ts from 'typescript'

/**
 * @typedef {object} Shape
 * @property {string} name
 * @property {boolean} isOnEachSide
 * @property {'StrictObject' | 'LooseObject' | undefined} kind Which object it is, if it is one on one side only.
 *
 * @typedef {object} Family
 * @property {string} path From `src/operations`, e.g. `./events.js`.
 * @property {string[]} rows Operations, by name.
 * @property {string[]} types Interfaces and type aliases.
 * @property {Shape[]} shapes Functions that give the schema of a type.
 * @property {Map<string, string>} descriptions Operation → what its method's documentation says first.
 */

/** The file in which rows are written, not a family. */
const notFamilies = ['define.ts']

/**
 * @param {string} folder
 * @returns {Promise<Family[]>}
 */
export async function readFamilies(folder) {
  const names = (await Promise.all(['.', 'shapes'].map((sub) => filesIn(join(folder, sub))))).flat()
  return Promise.all(names.map(async (file) => readFamily(`./${relative(folder, file)}`, await readFile(file, 'utf8'))))
}

/** @param {string} folder */
async function filesIn(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !notFamilies.includes(name))
  return names.sort().map((name) => join(folder, name))
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Family}
 */
function readFamily(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const exported = source.statements.filter((statement) => /^export\b/.test(statement.getText()))
  const constants = exported
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .map((declaration) => ({
      name: declaration.name.getText(),
      maker: makerOf(declaration),
      text: declaration.getText(),
    }))
  const types = exported.flatMap((statement) =>
    ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) ? [statement.name.text] : [],
  )
  const rows = constants.filter(({ maker }) => maker === 'operation').map(({ name }) => name)
  const shapes = constants
    .filter(({ name, maker }) => (maker === 'lazy' || maker === 'onEachSide') && types.includes(capitalized(name)))
    .map(({ name, maker, text }) => ({ name, isOnEachSide: maker === 'onEachSide', kind: kindOf(text) }))
  const descriptions = new Map(rows.map((name) => [name, descriptionOf(source, uncapitalized(name))]))
  return { path: path.replace(/\.ts$/, '.js'), rows, types, shapes, descriptions }
}

/**
 * The function that a constant is made by.
 *
 * @param {ts.VariableDeclaration} declaration
 */
function makerOf({ initializer }) {
  return initializer !== undefined && ts.isCallExpression(initializer) ? initializer.expression.getText() : undefined
}

/**
 * @param {string} text Of a shape.
 * @returns {'StrictObject' | 'LooseObject' | undefined}
 */
function kindOf(text) {
  const [, first] = /\bz\s*\.(strictObject|looseObject|array)\b/.exec(text) ?? []
  if (first === 'strictObject') return 'StrictObject'
  return first === 'looseObject' ? 'LooseObject' : undefined
}

/**
 * The first paragraph of a method's documentation, as Markdown.
 *
 * @param {ts.SourceFile} source
 * @param {string} method
 */
function descriptionOf(source, method) {
  const found = source.statements
    .filter(ts.isInterfaceDeclaration)
    .flatMap(({ members }) => [...members])
    .find((member) => member.name?.getText() === method && ts.isMethodSignature(member))
  const [documentation] = found === undefined ? [] : ts.getJSDocCommentsAndTags(found)
  const text = ts.getTextOfJSDocComment(documentation?.comment) ?? ''
  return text.split('\n\n')[0]?.replaceAll(/\s+/g, ' ').trim() ?? ''
}

/** @param {string} name */
export const capitalized = (name) => name.charAt(0).toUpperCase() + name.slice(1)

/** @param {string} name */
export const uncapitalized = (name) => name.charAt(0).toLowerCase() + name.slice(1)
