import { claimantFile } from './_feed.ts'

export const GET = claimantFile('atom.xml')
