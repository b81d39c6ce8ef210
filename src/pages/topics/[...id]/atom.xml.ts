import { topicFile } from './_feed.ts'

export const GET = topicFile('atom.xml')
