BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	who TEXT NOT NULL, 
	what VARCHAR(20) NOT NULL, 
	about TEXT NOT NULL, 
	collaboration_id VARCHAR(40), 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
CREATE TABLE ballot (
	id VARCHAR(40) NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	collaboration_id VARCHAR(40) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	about TEXT NOT NULL, 
	promise TEXT NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	expires VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_ballot PRIMARY KEY (id), 
	CONSTRAINT uq_ballot_code UNIQUE (code), 
	CONSTRAINT fk_ballot_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
);
CREATE TABLE change (
	collaboration_id VARCHAR(40) NOT NULL, 
	revision INTEGER NOT NULL, 
	part VARCHAR(12) NOT NULL, 
	"key" VARCHAR(400) NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	CONSTRAINT pk_change PRIMARY KEY (collaboration_id, revision, part, "key"), 
	CONSTRAINT fk_change_step FOREIGN KEY(collaboration_id, revision) REFERENCES step (collaboration_id, revision) ON DELETE CASCADE
);
INSERT INTO "change" VALUES('nQWVVhjU2FhC4EK7uwWRPA',2,'events','S1','{"place": 2, "version": 1, "cells": {"event_id": "S1", "date": "2024-03-05", "kind": "setback", "title": "Title of S1"}, "came_from": "log.csv"}','{"place": 2, "version": 2, "cells": {"event_id": "S1", "date": "2024-03-05", "kind": "setback", "title": "Reworded"}, "came_from": "log.csv"}');
INSERT INTO "change" VALUES('nQWVVhjU2FhC4EK7uwWRPA',4,'events','S2','{"place": 4, "version": 1, "cells": {"event_id": "S2", "date": "2024-03-05", "kind": "setback", "title": "Title of S2"}, "came_from": "log.csv"}',NULL);
CREATE TABLE collaboration (
	id VARCHAR(40) NOT NULL, 
	name TEXT NOT NULL, 
	source TEXT NOT NULL, 
	columns JSON NOT NULL, 
	revision INTEGER NOT NULL, 
	places INTEGER NOT NULL, 
	created VARCHAR(32) NOT NULL, 
	changed VARCHAR(32) NOT NULL, 
	retention_until VARCHAR(10), 
	legal_hold BOOLEAN NOT NULL, 
	share BOOLEAN NOT NULL, pseudonyms BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_collaboration PRIMARY KEY (id)
);
INSERT INTO "collaboration" VALUES('nQWVVhjU2FhC4EK7uwWRPA','Harbor table','log.csv','["event_id", "date", "kind", "title", "responds_to", "stance"]',4,4,'2025-10-01T12:00:00+00:00','2025-10-01T12:02:00+00:00','2027-01-01',0,1,0);
CREATE TABLE entry (
	collaboration_id VARCHAR(40) NOT NULL, 
	part VARCHAR(12) NOT NULL, 
	"key" VARCHAR(400) NOT NULL, 
	place INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	visibility VARCHAR(12), 
	came_from TEXT, 
	cells JSON NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (collaboration_id, part, "key"), 
	CONSTRAINT fk_entry_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
);
INSERT INTO "entry" VALUES('nQWVVhjU2FhC4EK7uwWRPA','events','S1',2,2,'partners','log.csv','{"event_id": "S1", "date": "2024-03-05", "kind": "setback", "title": "Reworded"}');
INSERT INTO "entry" VALUES('nQWVVhjU2FhC4EK7uwWRPA','events','R1',3,1,'facilitator','log.csv','{"event_id": "R1", "date": "2024-03-05", "kind": "response", "title": "Title of R1", "responds_to": "S1", "stance": "blaming"}');
INSERT INTO "entry" VALUES('nQWVVhjU2FhC4EK7uwWRPA','partners','CITY',1,1,NULL,NULL,'{"org_id": "CITY", "name": "City hall"}');
CREATE TABLE member (
	collaboration_id VARCHAR(40) NOT NULL, 
	who VARCHAR(200) NOT NULL, 
	role VARCHAR(12) NOT NULL, 
	CONSTRAINT pk_member PRIMARY KEY (collaboration_id, who), 
	CONSTRAINT fk_member_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
);
CREATE TABLE remembered (
	source VARCHAR(400) NOT NULL, 
	answers JSON NOT NULL, 
	CONSTRAINT pk_remembered PRIMARY KEY (source)
);
INSERT INTO "remembered" VALUES('jira','{"day_month_order": "day/month/year"}');
CREATE TABLE step (
	collaboration_id VARCHAR(40) NOT NULL, 
	revision INTEGER NOT NULL, 
	"by" TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	what TEXT NOT NULL, 
	undoes INTEGER, 
	redoes INTEGER, 
	CONSTRAINT pk_step PRIMARY KEY (collaboration_id, revision), 
	CONSTRAINT fk_step_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
);
INSERT INTO "step" VALUES('nQWVVhjU2FhC4EK7uwWRPA',1,'facilitator','2025-10-01T12:00:00+00:00','',NULL,NULL);
INSERT INTO "step" VALUES('nQWVVhjU2FhC4EK7uwWRPA',2,'coordinator','2025-10-01T12:00:00+00:00','Title of S1',NULL,NULL);
INSERT INTO "step" VALUES('nQWVVhjU2FhC4EK7uwWRPA',3,'facilitator','2025-10-01T12:01:00+00:00','Terms',NULL,NULL);
INSERT INTO "step" VALUES('nQWVVhjU2FhC4EK7uwWRPA',4,'facilitator','2025-10-01T12:02:00+00:00','One removed',NULL,NULL);
CREATE TABLE summary (
	collaboration_id VARCHAR(40) NOT NULL, 
	revision INTEGER NOT NULL, 
	content JSON NOT NULL, 
	CONSTRAINT pk_summary PRIMARY KEY (collaboration_id), 
	CONSTRAINT fk_summary_collaboration FOREIGN KEY(collaboration_id) REFERENCES collaboration (id) ON DELETE CASCADE
);
INSERT INTO "summary" VALUES('nQWVVhjU2FhC4EK7uwWRPA',4,'{"setbacks": 2}');
CREATE TABLE vote (
	ballot_id VARCHAR(40) NOT NULL, 
	device VARCHAR(400) NOT NULL, 
	answer JSON NOT NULL, 
	CONSTRAINT pk_vote PRIMARY KEY (ballot_id, device), 
	CONSTRAINT fk_vote_ballot FOREIGN KEY(ballot_id) REFERENCES ballot (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
CREATE INDEX ix_collaboration_retention_until ON collaboration (retention_until);
CREATE INDEX ix_change_row ON change (collaboration_id, part, "key");
CREATE INDEX ix_ballot_collaboration_id ON ballot (collaboration_id);
CREATE INDEX ix_member_who ON member (who);
CREATE INDEX ix_audit_collaboration_id ON audit (collaboration_id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
COMMIT;
