%% Reads quorum queues from the brokers' own logs. This text is compiled in an Erlang node of its own that lives
%% as long as one snapshot does; the brokers get nothing but calls of functions that they have, and two short
%% expressions (cut_text, read_text) to evaluate. src/look/messages/README.md tells how and why.
%%
%% In: a job in lines, then a sign of life now and then; its end, or silence, ends this node at once.
%% Out: a line that the job names, then frames <<Length:32, Type, Payload/binary>>.
-module(warrener_snapshot).
-export([main/2]).




main(Port, Rest) ->
    {Job, Left} = job(Port, Rest, #{queues => []}),
    port_command(Port, [maps:get(mark, Job), $\n]),
    spawn_monitor(fun () ->
                          put(port, Port),
                          try take(Job)
                          catch C:R:S -> send($!, {clip(C), clip({R, S})})
                          end
                  end),
    attend(Port, Left).

%% Alive as long as the console is.
attend(Port, _) ->
    receive
        {'DOWN', _, process, _, normal} -> erlang:halt(0, [{flush, true}]);
        {'DOWN', _, process, _, _} -> erlang:halt(5, [{flush, true}]);
        {Port, {data, _}} -> attend(Port, <<>>);
        {Port, eof} -> erlang:halt(3, [{flush, false}]);
        _ -> attend(Port, <<>>)
    after 30000 -> erlang:halt(4, [{flush, false}])
    end.

job(Port, Data, Job) ->
    case binary:split(Data, <<"\n">>) of
        [Line, Rest] ->
            case binary:split(Line, <<" ">>, [global]) of
                [<<"go">>] -> {Job#{queues := lists:reverse(maps:get(queues, Job))}, Rest};
                [<<"mark">>, Mark] -> job(Port, Rest, Job#{mark => Mark});
                [<<"node">>, Node] -> job(Port, Rest, Job#{node => atom(Node)});
                [<<"bound">>, Name, Value] -> job(Port, Rest, Job#{binary_to_atom(Name, latin1) => binary_to_integer(Value)});
                [<<"queue">>, VHost, Name] -> queue(Port, Rest, Job, VHost, Name, none);
                [<<"queue">>, VHost, Name, Node, Uid, Index, Term] ->
                    queue(Port, Rest, Job, VHost, Name, {atom(Node), base64:decode(Uid), binary_to_integer(Index), binary_to_integer(Term)})
            end;
        [_] ->
            receive
                {Port, {data, More}} -> job(Port, <<Data/binary, More/binary>>, Job);
                {Port, eof} -> erlang:halt(3)
            after 30000 -> erlang:halt(4)
            end
    end.

queue(Port, Rest, #{queues := Queues} = Job, VHost, Name, Base) ->
    Resource = {resource, base64:decode(VHost), queue, base64:decode(Name)},
    job(Port, Rest, Job#{queues := [#{number => length(Queues), resource => Resource, base => Base} | Queues]}).

atom(Encoded) -> binary_to_atom(base64:decode(Encoded), utf8).

%% --- frames ---

send(Type, Term) -> send_raw(Type, term_to_binary(Term, [{minor_version, 2}])).

send_raw(Type, Data) ->
    port_command(get(port), [<<(iolist_size(Data) + 1):32, Type>>, Data]).

clip(Term) -> unicode:characters_to_binary(io_lib:format("~P", [Term, 30])).

refuse(#{number := Number}, Class, Reason) -> send($X, {Number, Class, Reason}).

%% --- what the brokers are ---

take(#{node := Home, queues := Queues} = Job) ->
    case net_kernel:connect_node(Home) of
        true -> ok;
        _ -> throw_whole(no_node, atom_to_binary(Home, utf8))
    end,
    Nodes = [Home | call(Home, erlang, nodes, [])],
    Ways = maps:from_list([{N, way(N)} || N <- Nodes]),
    send($H, #{node => atom_to_binary(Home, utf8), nodes => [{atom_to_binary(N, utf8), version_of(W)} || {N, W} <- maps:to_list(Ways)]}),
    Found = find(Home, Queues),
    Offsets = maps:from_list([{N, offset(N)} || {N, Way} <- maps:to_list(Ways), is_up(Way)]),
    rounds(Job#{offsets => Offsets}, Ways, Found, maps:get(attempts, Job)),
    send($D, done).

throw_whole(Class, Text) ->
    send($!, {Class, Text}),
    exit(normal).

call(Node, M, F, A) -> erpc:call(Node, M, F, A, 5000).

version_of({_, Version}) -> Version;
version_of({none, Version, _}) -> Version.

%% How entries of the log are read there: by what the node has, and only on versions that were tried.
way(Node) ->
    try
        {ok, Text} = call(Node, application, get_key, [rabbit, vsn]),
        Version = list_to_binary(Text),
        case known(Version) of
            true ->
                Exports = fun (Module) -> call(Node, Module, module_info, [exports]) end,
                Query = lists:member({local_query, 3}, Exports(ra)) orelse lists:member({local_query, 2}, Exports(ra)),
                Reader = lists:member({register_external_log_reader, 1}, Exports(ra))
                    andalso lists:member({sparse_read, 3}, Exports(ra_log_reader)),
                case Query of
                    true when Reader -> {reader, Version};
                    true ->
                        case lists:member({read_entries, 4}, Exports(ra_server_proc)) of
                            true -> {entries, Version};
                            false -> {none, Version, functions}
                        end;
                    false -> {none, Version, functions}
                end;
            false -> {none, Version, version}
        end
    catch
        _:Reason -> {none, <<>>, {unreachable, clip(Reason)}}
    end.

known(<<"3.1", Digit, ".", _/binary>>) -> Digit >= $0 andalso Digit =< $3;
known(<<"4.", Digit, ".", _/binary>>) -> Digit >= $0 andalso Digit =< $3;
known(_) -> false.

find(Home, Queues) ->
    Looked = call(Home, lists, map, [fun rabbit_amqqueue:lookup/1, [R || #{resource := R} <- Queues]]),
    Present = [{Queue, Record} || {Queue, {ok, Record}} <- lists:zip(Queues, Looked)],
    [refuse(Queue, not_found, <<>>) || {Queue, {error, _}} <- lists:zip(Queues, Looked)],
    Records = [Record || {_, Record} <- Present],
    Types = call(Home, lists, map, [fun amqqueue:get_type/1, Records]),
    Pids = call(Home, lists, map, [fun amqqueue:get_pid/1, Records]),
    States = call(Home, lists, map, [fun amqqueue:get_type_state/1, Records]),
    lists:append([found(Queue, Type, Pid, State) || {{Queue, _}, Type, Pid, State} <- zip4(Present, Types, Pids, States)]).

zip4([A | As], [B | Bs], [C | Cs], [D | Ds]) -> [{A, B, C, D} | zip4(As, Bs, Cs, Ds)];
zip4([], [], [], []) -> [].

found(Queue, rabbit_quorum_queue, {Name, Leader}, #{nodes := Members}) ->
    Nodes = if is_map(Members) -> maps:keys(Members); true -> Members end,
    [Queue#{name => Name, leader => Leader, members => Nodes, upto => 0, missing => []}];
found(Queue, rabbit_quorum_queue, _, _) ->
    refuse(Queue, shape, <<"queue">>),
    [];
found(Queue, Type, _, _) ->
    refuse(Queue, not_quorum, atom_to_binary(Type, utf8)),
    [].

%% --- rounds: list all, read what is new; when nothing was lost on the way, that list was the cut ---

rounds(_, _, [], _) -> ok;
rounds(Job, Ways, Queues0, Left) ->
    Queues1 = choose(Job, Ways, leaders(Job, Queues0)),
    {Listed, Failed, Spread} = lists_at_once(Job, Queues1),
    {Counts, Sizes} = lists:unzip([Expected || #{expected := Expected} <- Listed]),
    send($P, {lists:sum(Counts), lists:sum(Sizes)}),
    Read = [Queue || Queue <- parallel(2, fun (Queue) -> read_new(Ways, Queue) end, Listed), Queue =/= refused],
    {Lost, Whole} = lists:partition(fun (#{missing := Missing}) -> Missing =/= [] end, Read),
    Again = lists:append([again(Queue, Why) || {Queue, Why} <- Failed]),
    Wide = Spread > maps:get(spread, Job),
    if
        Lost =:= [], Again =:= [], not Wide; Left =< 1 ->
            [roster(Queue) || Queue <- Whole],
            [refuse(Queue, restless, <<>>) || Queue <- Lost],
            [give_up(Queue) || Queue <- Again],
            send($S, Spread);
        true ->
            %% A leader is elected within a second or two, and a follower catches up, on a busy host later; so long
            %% there is nothing to read: waiting for that is no attempt. again() bounds it.
            if Again =/= [] -> timer:sleep(400); true -> ok end,
            Waits = Again =/= [] andalso Lost =:= [] andalso lists:all(fun ({_, Why}) -> passes(Why) end, Failed),
            rounds(Job, Ways, [maps:without([roster, cut], Queue) || Queue <- Read] ++ Again, if Waits -> Left; true -> Left - 1 end)
    end.

%% A queue whose member went away, stays behind its leader or has no leader, is tried anew, from another member.
again(#{number := _} = Queue, Why) ->
    case maps:get(failures, Queue, 0) of
        Many when Many >= 24 -> give_up(Queue#{why => Why});
        Many when Many >= 6 ->
            case passes(Why) of
                true -> once_more(Queue, Why, Many);
                false -> give_up(Queue#{why => Why})
            end;
        Some -> once_more(Queue, Why, Some)
    end.

%% What a busy cluster does now and then and ends by itself.
passes(Why) -> Why =:= no_leader orelse Why =:= behind.

once_more(#{member := Member} = Queue, Why, Failures) ->
    Shunned = if Why =:= no_leader -> []; true -> [Member | maps:get(shunned, Queue, [])] end,
    [maps:without([member, roster, cut], Queue#{failures => Failures + 1, why => Why, shunned => Shunned})].

give_up(#{why := Why} = Queue) ->
    case passes(Why) of
        true -> refuse(Queue, Why, <<>>);
        false -> refuse(Queue, no_member, clip(Why))
    end,
    [].

%% Where each queue's leader is now, as its members know it.
leaders(#{node := Home}, Queues) ->
    Known = try call(Home, lists, map, [fun ra_leaderboard:lookup_leader/1, [Name || #{name := Name} <- Queues]])
            catch _:_ -> [undefined || _ <- Queues]
            end,
    [case Leader of
         {_, Node} -> Queue#{leader := Node};
         _ -> Queue
     end
     || {Queue, Leader} <- lists:zip(Queues, Known)].

%% A follower wherever there is one: the base's, the one on this host, the one with the least to do.
choose(#{node := Home}, Ways, Queues) ->
    {Chosen, _} = lists:mapfoldl(fun (Queue, Load) -> choose(Home, Ways, Queue, Load) end, #{}, Queues),
    [Queue || Queue <- Chosen, Queue =/= refused].

choose(Home, Ways, #{leader := Leader, members := Members, base := Base} = Queue, Load) ->
    Up = [N || N <- Members, is_up(maps:get(N, Ways, none))],
    Shunned = maps:get(shunned, Queue, []),
    Fresh = case Up -- Shunned of [] -> Up; Some -> Some end,
    %% One that lagged a moment ago before the leader: that one everybody waits for.
    Followers = case Fresh -- [Leader] of [] -> Up -- [Leader]; Others -> Others end,
    Preferred = case Base of
                    {BaseNode, _, _, _} -> [N || N <- Followers, N =:= BaseNode];
                    none -> []
                end ++ [N || N <- Followers, N =:= Home],
    Kept = case Queue of #{member := M} -> [N || N <- Followers, N =:= M]; _ -> [] end,
    Least = [N || {_, N} <- lists:sort([{maps:get(N, Load, 0), N} || N <- Followers])],
    case Kept ++ Preferred ++ Least ++ Fresh of
        [Node | _] -> {Queue#{member => Node}, maps:update_with(Node, fun (C) -> C + 1 end, 1, Load)};
        [] ->
            case [{N, maps:get(N, Ways)} || N <- Members, is_map_key(N, Ways), not is_up(maps:get(N, Ways))] of
                [{_, {none, Version, version}} | _] -> refuse(Queue, version, Version);
                [{_, {none, Version, functions}} | _] -> refuse(Queue, functions, Version);
                _ -> refuse(Queue, no_member, <<>>)
            end,
            {refused, Load}
    end.

is_up({reader, _}) -> true;
is_up({entries, _}) -> true;
is_up(_) -> false.

%% All queues side by side: first how far each leader is, so that what was confirmed until now is waited for on
%% the follower; then the lists.
lists_at_once(Job, Queues) ->
    Since = erlang:monotonic_time(microsecond),
    Wanted = wanted(Queues),
    Parent = self(),
    Port = get(port),
    Exprs = exprs(cut_text()),
    Pids = [{Queue, spawn_monitor(fun () ->
                                          put(port, Port),
                                          receive start -> ok end,
                                          Parent ! {self(), case Wanted of
                                                                #{Number := Want} -> list(Job, Exprs, Queue, Want);
                                                                _ -> {failed, no_leader}
                                                            end}
                                  end)}
            || #{number := Number} = Queue <- Queues],
    [Pid ! start || {_, {Pid, _}} <- Pids],
    Prompt = outcomes(Pids, Since + maps:get(spread, Job) * 1000 * 3 div 5),
    %% Who has not answered yet shows later what its leader had by now: when a follower comes to it matters nothing.
    Late = [Child || {Child, pending} <- lists:zip(Pids, Prompt)],
    Reached = if Late =:= [] -> #{}; true -> wanted([Queue || {Queue, _} <- Late]) end,
    ReachedAt = erlang:monotonic_time(microsecond),
    Results = [{Queue, as_of_leader(Outcome, maps:get(Number, Reached, -1), ReachedAt)}
               || {{#{number := Number} = Queue, _}, Outcome} <- lists:zip(Pids, merged(Prompt, outcomes(Late, infinity)))],
    [refuse(Queue, Class, Reason) || {Queue, {refused, Class, Reason}} <- Results],
    Listed = [Queue#{cut := Cut#{since => Since}} || {_, {ok, #{cut := Cut} = Queue}} <- Results],
    Spread = (lists:max([Since | [At || #{cut := #{at := At}} <- Listed]]) - Since + 999) div 1000,
    {Listed, [{Queue, Why} || {Queue, {failed, Why}} <- Results], Spread}.

%% What each of these has found, in their order; `pending` of who has nothing until then (microseconds).
outcomes(Pids, Until) ->
    [receive
         {Pid, Result} -> demonitor(Ref, [flush]), Result;
         {'DOWN', Ref, process, Pid, Reason} -> {failed, clip(Reason)}
     after case Until of
               infinity -> infinity;
               _ -> max(0, (Until - erlang:monotonic_time(microsecond)) div 1000)
           end -> pending
     end
     || {_, {Pid, Ref}} <- Pids].

merged([pending | Prompt], [Result | Late]) -> [Result | merged(Prompt, Late)];
merged([Result | Prompt], Late) -> [Result | merged(Prompt, Late)];
merged([], []) -> [].

%% A state that the leader was past at a moment is one of before that moment, however long after it a follower shows it.
as_of_leader({ok, #{cut := #{index := Index, at := At} = Cut} = Queue}, Reached, ReachedAt) when Index =< Reached, ReachedAt < At ->
    {ok, Queue#{cut := Cut#{at := ReachedAt}}};
as_of_leader(Outcome, _, _) -> Outcome.

%% What to add to a node's monotonic time (microseconds) to have ours; the shortest of a few questions tells best.
%% Clocks of hosts differ by more than cuts may.
offset(Node) ->
    {_, Offset} = lists:min([begin
                                 Before = erlang:monotonic_time(microsecond),
                                 There = call(Node, erlang, monotonic_time, [microsecond]),
                                 After = erlang:monotonic_time(microsecond),
                                 {After - Before, (Before + After) div 2 - There}
                             end
                             || _ <- [1, 2, 3, 4, 5]]),
    Offset.

%% What each queue's leader has applied: number => index. Who is asked and does not lead knows who does.
wanted(Queues) ->
    {Known, Elsewhere} = ask_leaders(Queues),
    {More, _} = ask_leaders(Elsewhere),
    maps:from_list(Known ++ More).

ask_leaders(Queues) ->
    Groups = lists:foldl(fun (#{leader := Leader} = Queue, Acc) ->
                                 maps:update_with(Leader, fun (L) -> [Queue | L] end, [Queue], Acc)
                         end, #{}, Queues),
    Asked = [{Leader, Group, catch erpc:send_request(Leader, lists, zipwith,
                                       [fun ra:local_query/2, [{Name, Leader} || #{name := Name} <- Group],
                                        [fun erlang:is_tuple/1 || _ <- Group]])}
             || {Leader, Group} <- maps:to_list(Groups)],
    Answers = lists:append([[{Queue, Leader, Answer}
                             || {Queue, Answer} <- lists:zip(Group, try erpc:receive_response(Request, 1000)
                                                                    catch _:_ -> [none || _ <- Group]
                                                                    end)]
                            || {Leader, Group, Request} <- Asked]),
    {[{Number, Index} || {#{number := Number, name := Name}, Leader, {ok, {{Index, _}, _}, Told}} <- Answers, Told =:= {Name, Leader}],
     [Queue#{leader := Node} || {#{name := Name} = Queue, Leader, {ok, _, {Name2, Node}}} <- Answers, Name2 =:= Name, Node =/= Leader]}.

list(Job, Exprs, #{name := Name, member := Node} = Queue, Want) ->
    %% Who stays behind again and again gets more time: as_of_leader() keeps the cut narrow all the same.
    Patience = maps:get(patience, Job) * min(12, 1 + 2 * maps:get(failures, Queue, 0)),
    try erpc:call(Node, erl_eval, exprs, [Exprs, [{'Name', Name}, {'Want', Want}, {'Patience', Patience},
                                                {'Most', maps:get(most, Job)}]], 15000) of
        {value, {ok, #{at := There, took := Took} = Cut, Data}, _} ->
            %% Of the looks before this one too: a queue that was looked into five times stood still five times.
            shaped(Queue#{cut => Cut#{at := There + maps:get(Node, maps:get(offsets, Job))}, stood => [Took | maps:get(stood, Queue, [])]}, Data, maps:get(chunk, Job));
        {value, {behind, _}, _} -> {failed, behind};
        {value, {error, Reason}, _} -> {refused, shape, clip(Reason)};
        {value, {shape, What}, _} -> {refused, shape, clip(What)};
        {value, {vast, Total}, _} -> {refused, vast, integer_to_binary(Total)}
    catch
        _:Reason -> {failed, clip(Reason)}
    end.

%% Evaluated in the broker: waits until the member has applied what its leader had, then hands out what names
%% the messages. The state is shown to us within the member's own process: nothing is done there but passing
%% on references to what is there. Element 18 is the delayed part of 4.3.
cut_text() ->
    "(fun () ->
        Id = {Name, node()},
        Until = erlang:monotonic_time(millisecond) + Patience,
        Wait = fun Wait() ->
            case ra:local_query(Id, fun erlang:is_tuple/1) of
                {ok, {{I, _}, _}, _} when I >= Want -> true;
                {ok, _, _} ->
                    case erlang:monotonic_time(millisecond) < Until of
                        true -> timer:sleep(2), Wait();
                        false -> false
                    end
            end
        end,
        case Wait() of
            false -> {behind, Want};
            true ->
                Me = self(),
                Ref = make_ref(),
                Show = fun (S) ->
                    T = erlang:monotonic_time(microsecond),
                    case is_tuple(S) andalso tuple_size(S) =:= 18 andalso element(1, S) =:= rabbit_fifo of
                        true when element(4, S) > Most ->
                            Me ! {Ref, vast, element(4, S)};
                        true ->
                            Me ! {Ref, T,
                                  {element(3, S), element(4, S), element(5, S), element(10, S), element(12, S), element(15, S), element(18, S)}};
                        false ->
                            Me ! {Ref, shape, {tuple_size(S), element(1, S)}}
                    end,
                    erlang:monotonic_time(microsecond) - T
                end,
                case ra:local_query(Id, Show) of
                    {ok, {{Index, Term}, Took}, Leader} ->
                        receive
                            {Ref, shape, What} -> {shape, What};
                            {Ref, vast, Total} -> {vast, Total};
                            {Ref, At, Data} ->
                                Uid = ra_directory:uid_of(quorum_queues, Name),
                                {ok, #{index => Index, term => Term, took => Took, at => At, leads => Leader =:= Id, uid => Uid}, Data}
                        end;
                    {error, Reason} -> {error, Reason};
                    Other -> {error, Other}
                end
        end
    end)().".

exprs(Text) ->
    {ok, Tokens, _} = erl_scan:string(Text),
    {ok, Exprs} = erl_parse:parse_exprs(Tokens),
    Exprs.

%% --- the shape of a queue's state, whichever version it is ---

shaped(#{cut := Cut, base := Base} = Queue, {Messages, Total, Returns, Consumers, Dlx, Waiting, Delayed}, ChunkBytes) ->
    try
        Ready = ready(Messages),
        Back = lqueue(Returns) ++ delayed(Delayed),
        Out = checked_out(maps:values(Consumers) ++ [C || {_, C} <- Waiting]),
        Dead = dead(Dlx),
        case length(Ready) + length(Back) + length(Out) of
            Total -> ok;
            Other -> throw({shape, {count, Other, Total}})
        end,
        Entries = [entry(M, 2) || M <- Back] ++ [entry(M, 0) || M <- Ready] ++ lists:keysort(1, [entry(M, 1) || M <- Out])
            ++ [entry(M, 3) || M <- Dead],
        #{member := Node, upto := UpTo} = Queue,
        %% A log whose term is older than the base's is one that was brought back from before it.
        First = case {UpTo, Base, Cut} of
                    {0, {Node, Uid, Index, Then}, #{uid := Uid, index := Now, term := Term}} when Index =< Now, Then =< Term -> Index;
                    _ -> UpTo
                end,
        FromBase = maps:get(from_base, Queue, First > UpTo),
        case FromBase of
            true when First > UpTo ->
                {ok, laid_out(Queue#{upto := First, from_base => true, based => First, missing := proofs(Entries, First)}, Entries, ChunkBytes)};
            _ ->
                {ok, laid_out(Queue#{from_base => FromBase, based => maps:get(based, Queue, 0)}, Entries, ChunkBytes)}
        end
    catch
        throw:{shape, What} -> {refused, shape, clip(What)};
        error:Reason -> {refused, shape, clip(Reason)}
    end.

%% What goes on from process to process of a list that may be long, each of which would copy it: the roster as it will be sent, in one
%% binary, which none copies, and the indexes of the bodies that are to be read.
laid_out(#{upto := UpTo, missing := Missing} = Queue, Entries, ChunkBytes) ->
    Again = sets:from_list(Missing, [{version, 2}]),
    New = [{Index, Size} || {Index, Size, _, _} <- Entries, Index > UpTo orelse is_map_key(Index, Again)],
    Queue#{roster => << <<Index:64, Size:64, (min(Count, 16#FFFFFFFF)):32, State>> || {Index, Size, Count, State} <- Entries >>,
           chunks => chunks(lists:keysort(1, New), ChunkBytes),
           expected => {length(New), lists:sum([Size || {_, Size} <- New])}}.

%% Messages that stand in the base and are read all the same: where a member's data were brought back from a copy it has its
%% old name, and other messages under the same indexes, the newest first of all. Terms alone do not tell: each history counts
%% its own elections. Some of the newest and some of all, together not much.
proofs(Entries, Index) ->
    Old = lists:reverse(lists:keysort(1, [{I, Size} || {I, Size, _, _} <- Entries, I =< Index])),
    {Newest, Rest} = lists:split(min(8, length(Old)), Old),
    Step = max(1, length(Rest) div 8),
    Some = [E || {N, E} <- lists:zip(lists:seq(1, length(Rest)), Rest), N rem Step =:= 0],
    few(Newest ++ lists:sublist(Some, 8), 1048576).

few([{Index, Size} | Rest], Left) -> [Index | [I || {I, _} <- within(Rest, Left - Size)]];
few([], _) -> [].

within([{_, Size} = One | Rest], Left) when Size =< Left -> [One | within(Rest, Left - Size)];
within([_ | Rest], Left) -> within(Rest, Left);
within([], _) -> [].

%% 3.x: an lqueue. 4.0 to 4.2: two priorities, of which two high ones are delivered for one normal one that is
%% older. 4.3: a bucket a priority.
ready({rabbit_fifo_q, {HiIn, HiOut}, {NoIn, NoOut}, Length, Turn}) ->
    All = merge(HiOut ++ lists:reverse(HiIn), NoOut ++ lists:reverse(NoIn), Turn),
    same_length(All, Length);
ready({pq, Buckets, Length, _}) when is_map(Buckets) ->
    All = lists:append([Out ++ lists:reverse(In) || {_, {_, In, Out}} <- lists:keysort(1, maps:to_list(Buckets))]),
    same_length(All, Length);
ready(Queue) -> lqueue(Queue).

merge([], No, _) -> No;
merge(Hi, [], _) -> Hi;
merge([H | _] = Hi, [N | No], 2) when hd(H) >= hd(N) -> [N | merge(Hi, No, 0)];
merge([H | Hi], No, Turn) -> [H | merge(Hi, No, (Turn + 1) rem 3)].

lqueue({Length, In, Out}) when is_integer(Length), is_list(In), is_list(Out) -> same_length(Out ++ lists:reverse(In), Length);
lqueue(Other) -> throw({shape, {queue, Other}}).

same_length(List, Length) when length(List) =:= Length -> List;
same_length(List, Length) -> throw({shape, {length, length(List), Length}}).

checked_out(Consumers) ->
    lists:append([begin
                      true = element(1, C) =:= consumer,
                      [case M of {_, Msg} -> Msg; _ -> M end || M <- maps:values(element(5, C))]
                  end
                  || C <- Consumers]).

dead({rabbit_fifo_dlx, Consumer, Discards, _, _, _}) ->
    Out = case Consumer of
              undefined -> [];
              {dlx_consumer, _, _, Checked, _} -> maps:values(Checked)
          end,
    [M || [_Reason | M] <- Out ++ lqueue(Discards)];
dead(Other) -> throw({shape, {dead_letters, Other}}).

delayed({delayed, Tree, _, _}) -> [M || {_, M} <- gb_trees:to_list(Tree)];
delayed(_) -> [].

entry([Index | Header], State) when is_integer(Index) -> header(Index, Header, State);
entry(Packed, State) when is_integer(Packed) -> {Packed band 16#FFFFFFFFFFF, (Packed bsr 44) band 16#7FFF, 0, State};
entry(Other, _) -> throw({shape, {message, Other}}).

header(Index, Size, State) when is_integer(Size) -> {Index, Size, 0, State};
header(Index, [Size | _Expiry], State) when is_integer(Size) -> {Index, Size, 0, State};
header(Index, #{size := Size} = Header, State) ->
    %% 128: was with a consumer before. 4.x counts that apart from deliveries that failed.
    Count = maps:get(delivery_count, Header, 0),
    Before = Count + maps:get(acquired_count, Header, 0),
    {Index, Size, Count, if Before > 0 -> State bor 128; true -> State end};
header(_, Other, _) -> throw({shape, {header, Other}}).

%% --- bodies ---

read_new(Ways, #{member := Node, cut := #{index := Index}, chunks := Chunks} = Listed) ->
    Queue = maps:remove(chunks, Listed),
    Way = element(1, maps:get(Node, Ways)),
    Exprs = exprs(read_text(Way)),
    make_room(Chunks),
    try lists:append(read_chunks(Exprs, Queue, Chunks, [])) of
        Missing -> Queue#{upto := Index, missing := Missing}
    catch
        throw:{refused, Class, Reason} ->
            refuse(Queue, Class, Reason),
            refused
    end.

%% For a chunk as it came and as it goes, so that it is not copied again and again as the heap grows.
make_room([]) -> ok;
make_room([Chunk | _]) ->
    process_flag(min_heap_size, 1024 + 256 * length(Chunk)),
    process_flag(min_bin_vheap_size, 2097152).

chunks([], _) -> [];
chunks(Entries, Bytes) ->
    {Chunk, Rest} = chunk(Entries, Bytes, 8192, []),
    [Chunk | chunks(Rest, Bytes)].

%% The greatest index first, as the log's reader wants them.
chunk([{Index, Size} | Rest], Bytes, Count, Acc) when Acc =:= []; Bytes >= Size, Count > 0 ->
    chunk(Rest, Bytes - Size, Count - 1, [Index | Acc]);
chunk(Rest, _, _, Acc) -> {Acc, Rest}.

%% While one chunk is put into shape here, the broker reads the next two side by side: reading them out of the log takes longest.
%% A message that fills a chunk alone may be large: of those one is read ahead.
read_chunks(Exprs, Queue, [Chunk | Chunks], Asked) when length(Asked) < 2; length(Asked) < 3, tl(Chunk) =/= [] ->
    read_chunks(Exprs, Queue, Chunks, Asked ++ [{Chunk, ask_for(Exprs, Queue, Chunk)}]);
read_chunks(_, _, [], []) -> [];
read_chunks(Exprs, Queue, Chunks, [{Chunk, Request} | Asked]) ->
    Missing = read_chunk(Queue, Chunk, Request),
    [Missing | read_chunks(Exprs, Queue, Chunks, Asked)].

ask_for(Exprs, #{name := Name, member := Node}, Indexes) ->
    %% One alone may be large, and is not copied into one piece with its properties.
    Plain = case Indexes of [_] -> []; _ -> plain() end,
    erpc:send_request(Node, erl_eval, exprs, [Exprs, [{'Name', Name}, {'Indexes', Indexes}, {'Plain', Plain}]]).

%% The indexes of the chunk that the log no longer had.
read_chunk(#{number := Number, member := Node} = Queue, Indexes, Asked) ->
    try erpc:receive_response(Asked, 30000) of
        {value, {Bodies, Odd, Missing}, _} ->
            send_raw($B, [<<Number:32>>, Bodies]),
            Found = [{I, message(C)} || {I, C} <- [entry_of(E) || E <- Odd]],
            ship(Queue, convert(Node, Found)),
            Missing
    catch
        throw:Refused -> throw(Refused);
        _:_ -> Indexes
    end.

entry_of({I, {I, _, Command}}) -> {I, Command};
entry_of({I, Command}) -> {I, Command};
entry_of({I, _, Command}) -> {I, Command}.

%% Evaluated in the broker, behind all that serves clients, in a process of its own that cannot live longer than
%% said: a log that is cut off while it is read can keep the reader of 4.0 turning round. It begins with the room that such a
%% chunk takes, about 100 words a message and its binaries apart: else all that was read is copied each time the heap grows.
%%
%% What this node gets is ready to be sent on: to build eight thousand messages here out of the broker's terms, only to put them
%% into bytes once more, took most of the time of a snapshot. The broker's own matching does it, which is no interpreted text
%% (ets:match_spec_run/2); what the patterns do not know comes as it is, and is looked at here.
read_text(reader) ->
    read_text("{Entries, Reader} = ra_log_reader:sparse_read(ra:register_external_log_reader({Name, node()}), Indexes, []),
        ra_log_reader:close(Reader),");
read_text(entries) ->
    read_text("{ok, {Entries, Files}} = ra_server_proc:read_entries({Name, node()}, Indexes, undefined, 10000),
        ra_flru:evict_all(Files),");
read_text(Read) ->
    "(fun () ->
        process_flag(priority, low),
        process_flag(min_heap_size, 1024 + 160 * length(Indexes)),
        process_flag(min_bin_vheap_size, 1048576),
        {ok, Timer} = timer:kill_after(20000),
        " ++ Read ++ "
        timer:cancel(Timer),
        List = case is_map(Entries) of true -> maps:to_list(Entries); false -> Entries end,
        Run = fun (Terms, Spec) -> ets:match_spec_run(Terms, ets:match_spec_compile(Spec)) end,
        Found = Run(List, Plain ++ [{'_', [], [{{odd, '$_'}}]}]),
        Odd = Run(Found, [{{odd, '$1'}, [], ['$1']}]),
        Ready = case Odd of [] -> Found; _ -> Run(Found, [{{'_', '_', '_', '_', '_', '_', '_'}, [], ['$_']}]) end,
        Missing = case length(List) =:= length(Indexes) of
            true -> [];
            false -> Indexes -- Run(List, [{{'$1', '_'}, [], ['$1']}, {{'$1', '_', '_'}, [], ['$1']}])
        end,
        {term_to_binary(Ready, [{minor_version, 2}]), Odd, Missing}
    end)().".

%% Patterns (of ets) for entries whose message holds what its publisher sent in the form of AMQP 0-9-1, and no marks but those of
%% every message: what is_plain/1 says yes to, with its payload in one piece. Each makes what body/2 makes.
plain() ->
    [{Entry, Guards, [Made]}
     || {Message, Guards, Made} <- [plain_container(), plain_basic()],
        Command <- [{e, '_', Message}, {e, '_', Message, '_'}, {enqueue, '_', '_', Message}],
        User <- [{'$usr', '_', Command, '_'}, {'$usr', '_', Command}],
        Entry <- [{'$1', {'$1', '_', User}}, {'$1', '_', User}, {'$1', User}]].

plain_container() ->
    Notes = '$4',
    Has = fun (Keys) -> [{is_map_key, Key, Notes} || Key <- Keys] end,
    Always = [x, rk, rts],
    %% No others: as many as there are of those that are known, none of which says anything but what the properties say.
    Exactly = fun (Keys) ->
                      list_to_tuple(['andalso', {'=:=', {map_size, Notes}, length(Always) + length(Keys)} | Has(Keys)])
              end,
    Sets = [[], [p], [d], [p, d], [ts], [p, ts], [d, ts], [p, d, ts]],
    {{mc, mc_amqpl, {content, '_', '_', '$2', '_', ['$3']}, Notes},
     [{is_integer, '$1'}, {is_binary, '$2'}, {is_binary, '$3'}, {is_map, Notes}] ++ Has(Always)
     ++ [{is_integer, {map_get, rts, Notes}}, list_to_tuple(['orelse' | [Exactly(Set) || Set <- Sets]])],
     {{'$1', {const, <<"mc_amqpl">>}, {map_get, x, Notes}, {map_get, rk, Notes}, {map_get, rts, Notes}, '$2', '$3'}}}.

plain_basic() ->
    {{basic_message, {resource, '_', exchange, '$4'}, '$5', {content, '_', '_', '$2', '_', ['$3']}, '_', '_'},
     [{is_integer, '$1'}, {is_binary, '$2'}, {is_binary, '$3'}],
     {{'$1', {const, <<>>}, '$4', '$5', -1, '$2', '$3'}}}.

message({'$usr', _, Command, _}) -> command(Command);
message({'$usr', _, Command}) -> command(Command);
message(Other) -> throw({refused, shape, clip({entry, Other})}).

command({e, _, Message}) -> Message;
command({e, _, Message, _}) -> Message;
command({enqueue, _, _, Message}) -> Message;
command({requeue, _, _, _, _, Message}) -> Message;
command(Other) -> throw({refused, shape, clip({command, Other})}).

%% What the broker holds in the form of AMQP 0-9-1 goes as it is; the rest is put into that form by the broker.
convert(Node, Found) ->
    case [M || {_, M} <- Found, not is_plain(M)] of
        [] -> Found;
        Odd ->
            Contents = try
                           {value, Value, _} = erpc:call(Node, erl_eval, exprs, [exprs(convert_text()), [{'Messages', Odd}]], 30000),
                           Value
                       catch
                           _:Reason -> throw({refused, convert, clip(Reason)})
                       end,
            put_in(Found, Contents)
    end.

convert_text() ->
    "(fun () ->
        States = case erlang:function_exported(mc, protocol_state, 1) of
            true -> [mc:protocol_state(mc:convert(mc_amqpl, M)) || M <- Messages];
            false -> [element(4, M) || M <- Messages]
        end,
        case erlang:function_exported(rabbit_binary_generator, ensure_content_encoded, 2) of
            true -> [rabbit_binary_generator:ensure_content_encoded(C, rabbit_framing_amqp_0_9_1) || C <- States];
            false -> [rabbit_binary_generator:ensure_content_encoded(C) || C <- States]
        end
    end)().".

put_in([{Index, Message} | Rest], Contents) ->
    case is_plain(Message) of
        true -> [{Index, Message} | put_in(Rest, Contents)];
        false -> [{Index, {with, hd(Contents), Message}} | put_in(Rest, tl(Contents))]
    end;
put_in([], []) -> [].

is_plain({mc, mc_amqpl, {content, _, _, Properties, _, _}, #{ttl := undefined}}) when is_binary(Properties) -> false;
is_plain({mc, mc_amqpl, {content, _, _, Properties, _, _}, Notes}) when is_binary(Properties) ->
    not is_map_key(deaths, Notes) andalso not lists:any(fun erlang:is_binary/1, maps:keys(Notes));
is_plain({basic_message, _, _, {content, _, _, Properties, _, _}, _, _}) when is_binary(Properties) -> true;
is_plain(_) -> false.

ship(_, []) -> ok;
%% As a list of pieces: a payload goes from the broker's answer to the port without being copied once more.
ship(#{number := Number}, Found) ->
    send_raw($B, [<<Number:32>>, erlang:term_to_iovec([body(I, M) || {I, M} <- Found], [{minor_version, 2}])]).

body(Index, {with, Content, Message}) ->
    setelement(7, setelement(6, body(Index, Message, <<>>, []), properties(Content)), payload(Content));
body(Index, {mc, _, Content, _} = Message) -> body(Index, Message, properties(Content), payload(Content));
body(Index, {basic_message, _, _, Content, _, _} = Message) -> body(Index, Message, properties(Content), payload(Content)).

body(Index, {mc, Container, _, Notes}, Properties, Payload) ->
    Exchange = maps:get(x, Notes, maps:get(exchange, Notes, <<>>)),
    Keys = maps:get(rk, Notes, maps:get(routing_keys, Notes, [])),
    {Index, atom_to_binary(Container, utf8), Exchange, Keys, maps:get(rts, Notes, -1), Properties, Payload};
body(Index, {basic_message, {resource, _, exchange, Exchange}, Keys, _, _, _}, Properties, Payload) ->
    {Index, <<>>, Exchange, Keys, -1, Properties, Payload}.

properties({content, _, _, Properties, _, _}) when is_binary(Properties) -> Properties;
properties(Other) -> throw({refused, shape, clip({content, Other})}).

payload({content, _, _, _, _, [One]}) -> One;
payload({content, _, _, _, _, Fragments}) -> iolist_to_binary(lists:reverse(Fragments)).

roster(#{number := Number, roster := Entries, cut := Cut, stood := Stood, member := Node, based := Based}) ->
    roster_part(Number, Entries),
    #{index := Index, term := Term, at := At, since := Since, leads := Leads, uid := Uid} = Cut,
    ToClock = erlang:system_time(microsecond) - erlang:monotonic_time(microsecond),
    send($C, {Number, atom_to_binary(Node, utf8), if is_binary(Uid) -> Uid; true -> <<>> end, Index, Term,
              (Since + ToClock) div 1000, (At + ToClock + 999) div 1000, lists:reverse(Stood), Leads, Based}).

%% Of 21 bytes each (laid_out).
roster_part(_, <<>>) -> ok;
roster_part(Number, Entries) ->
    Bytes = min(byte_size(Entries), 20000 * 21),
    <<Part:Bytes/binary, Rest/binary>> = Entries,
    send_raw($E, [<<Number:32>>, Part]),
    roster_part(Number, Rest).

%% At most so many at a time; the results in the order of the list.
parallel(Width, Fun, List) ->
    Port = get(port),
    Parent = self(),
    Numbered = lists:zip(lists:seq(1, length(List)), List),
    Start = fun ({Number, Item}) ->
                    spawn_link(fun () ->
                                       put(port, Port),
                                       Parent ! {done, Number, Fun(Item)}
                               end)
            end,
    {Now, Later} = lists:split(min(Width, length(Numbered)), Numbered),
    lists:foreach(Start, Now),
    Results = collect(length(Now), Later, Start, []),
    [Result || {_, Result} <- lists:keysort(1, Results)].

collect(0, [], _, Acc) -> Acc;
collect(Running, Later, Start, Acc) ->
    receive
        {done, Number, Result} ->
            case Later of
                [Next | Rest] ->
                    Start(Next),
                    collect(Running, Rest, Start, [{Number, Result} | Acc]);
                [] -> collect(Running - 1, [], Start, [{Number, Result} | Acc])
            end
    end.
