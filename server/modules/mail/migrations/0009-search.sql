-- The index of mail, made anew from the files by the indexer (search/indexer.ts). One row a content, rowid = mail_content.id.
-- `holders` has a word for every account that has the content (`a12`): a search is of one's own mail from the first step, whatever the office has.
-- `inside` are the words of enclosed documents; `marked` are people and subject with their marks, to find what was typed with marks first.
DROP TABLE mail_search;
CREATE VIRTUAL TABLE mail_search USING fts5 (
  holders, sender, recipients, copies, subject, body, files, inside, marked,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

-- Three letters in a row, for IMAP's TEXT and BODY (RFC 9051 §6.4.4), which look for parts of words.
CREATE VIRTUAL TABLE mail_fragments USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1 remove_diacritics 0'
);

-- Words of the index and about how many contents have them: what a word that is still being typed may become.
CREATE TABLE mail_word (
  word TEXT PRIMARY KEY,
  contents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What waits to be indexed. `words` is JSON, as the delivering transaction knew them; null where the file is to be read.
CREATE TABLE mail_index_queue (
  content_id INTEGER PRIMARY KEY REFERENCES mail_content (id) ON DELETE CASCADE,
  words TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_index_queue_words ON mail_index_queue (content_id) WHERE words IS NOT NULL;
CREATE INDEX mail_index_queue_files ON mail_index_queue (due_at, content_id) WHERE words IS NULL;

INSERT INTO mail_index_queue (content_id, words, due_at) SELECT id, NULL, 0 FROM mail_content;
