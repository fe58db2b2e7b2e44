create table if not exists tasks (id varchar(36) primary key, title varchar(200) not null, status varchar(10) not null, runs integer not null, problem varchar(200), created_at timestamp not null, version bigint not null);
create index if not exists tasks_newest on tasks (created_at, id);
create table if not exists activities (message_id varchar(100) primary key, task_id varchar(36) not null, text varchar(300) not null, topic varchar(20) not null, logged_at timestamp not null);
create index if not exists activities_newest on activities (logged_at, message_id);
