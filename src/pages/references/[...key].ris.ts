import { sourceFile } from './_export.ts'

export const GET = sourceFile('ris')
