import { correctionsFile } from './_feed.ts'

export const GET = correctionsFile('atom.xml')
