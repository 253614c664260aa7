-- What a meeting asks of whoever registers. A question that was removed has no place any more and stays, because what was answered to it
-- does. A copy for another meeting knows the first of its kind by its origin, so that one answer serves all meetings of a series.
create table form_question (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    meeting_id uuid not null,
    origin_id uuid not null,
    place int constraint form_question_place check (place > 0),
    kind text not null constraint form_question_kind check (kind in ('line', 'text', 'one', 'several')),
    label text not null constraint form_question_label check (char_length(label) between 1 and 300),
    help text not null default '' constraint form_question_help check (char_length(help) <= 500),
    required boolean not null default false,
    options text not null default '' constraint form_question_options
        check (char_length(options) <= 10100 and cardinality(string_to_array(options, E'\n')) <= 50),
    created_at timestamptz not null,
    version bigint not null default 0,
    primary key (tenant_id, id),
    -- Two change places in one statement, so it is looked at after each statement and not after each row.
    constraint form_question_one_a_place unique (tenant_id, meeting_id, place) deferrable initially immediate,
    constraint form_question_choice check ((kind in ('one', 'several')) = (options <> '')),
    foreign key (tenant_id, meeting_id) references meeting (tenant_id, id) on delete cascade
);

-- How many of them are asked, so that whoever registers for a meeting that asks nothing need not look.
alter table meeting add questions int not null default 0
    constraint meeting_most_questions check (questions between 0 and 20);
