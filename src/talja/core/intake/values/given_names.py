"""Given names that are common in Sweden, to tell the given name from the family name in a column of whole names.

Deliberately short, and only evidence: no name is read wrongly because it is missing here, a person is asked instead.
Names that are as common as family names (Hassan, Ali, Ibrahim) are here too: alone they settle nothing.
"""

from talja.core.kernel.swedish import fold

_SWEDISH = """
agneta agnes albin alexander alexandra alfred alice alicia alma alva amanda anders andrea andreas anette angelica
anita ann anna annbritt anneli annelie annica annie annika anton arne arvid astrid axel barbro bengt benjamin berit
bernt bertil bill birger birgit birgitta bo britt britta börje camilla carin carina carl carolina caroline catarina
cecilia charlotta charlotte christer christian christina christine christoffer clara conny dag dan daniel daniella
david denise dennis ebba eddie edith edvin edward egon eila eivor elias elin elina elisabet elisabeth ella ellen
ellinor elsa elsie elvira emelie emil emilia emma emmy erica erik erika ester eva evelina fanny felicia felix filip
fredric fredrik frida gabriel gabriella georg gerd gert gertrud gudrun gunborg gunilla gunnar gustaf gustav göran
gösta hampus hanna hannah hans harald harriet harry helen helena helene helge henning henric henrik henry hjalmar
holger hugo håkan ida inga ingeborg ingegerd ingela inger ingmar ingrid ingvar irene iris isabella isabelle isak
jacob jakob jan jana jane janne jeanette jennie jenny jens jerker jerry jesper jessica jill jim jimmy joakim joel
johan johanna johannes john johnny jon jonas jonatan jonathan jonna josef josefin josefine joseph julia juliana
jörgen kaj kajsa karin karl karolina katarina kent kerstin kevin kim kjell klara klas knut kristian kristina
kristoffer kurt lars lasse leif leila lena lennart leo leon lilian lilly lina linda linn linnea linus lisa lisbeth
liv lotta louise lova lovisa lucas ludvig lukas maj maja malin marcus margareta margaretha mari maria mariana
marianne marie marika marina markus martin martina mathias matilda mats mattias max maximilian melker mia micael
michael michelle mikael mikaela mimmi minna moa mona monica monika morgan my märta måns mårten nathalie nellie
nicklas niclas nicole niklas nils nina noah nora ola olga olle olof olov oscar oskar otto ove patric patricia patrik
paul paula per pernilla peter petra pia pontus pär rasmus rebecca rebecka regina reine richard rikard robert robin
roger roland rolf ronja ronny rosa rosita roy rune rut ruth samuel sandra sara sarah sebastian signe sigrid simon
siri siv sixten sofia sofie sonja stefan stellan sten stig stina sture sune susan susanna susanne sven svante svea
sverker sylvia sören terese teresia therese thomas thor thorbjörn tilda tilde tim tina tobias tom tomas tommy tony
torbjörn tord tore torsten tove tuva tyra ulf ulla ulrica ulrik ulrika ursula urban valter vanja vera veronica
veronika victor victoria viggo viktor viktoria vilhelm vilma vincent viola viveca viveka wilhelm william wilma yngve
ylva yvonne åke åsa örjan östen
"""
_FROM_THE_WORLD = """
aamir abdalla abdelrahman abdi abdifatah abdirahman abdirizak abdul abdulkadir abdullah abdullahi abeba abraham adam
adel adem adnan agnieszka ahlam ahmad ahmed aida aisha aleksandr aleksander alem alexei ali alina aliya alla almaz
amal amani amar amin amina amir amira ana anas anastasia andrei andrii andrzej anh anton arash arif artem aryan asad
asha asma asmeret aster awet ayaan ayan ayla ayman aziz azadeh azra bashar bashir berhane bilal birhan bogdan bohdan
dalia dana danuta daoud darya dawit denys diana dina dmitri dmytro dunja eden ehsan elena eleni elif elham emina
emir emre ermias esmail eyob fadi fadumo faisal farah farhad farhan farid farida faris fariba fartun fatemeh fatima
fatma fatuma faysal fereshteh fikru filmon firas fiyori galina genet ghada ghazal girmay golnaz goran grzegorz
habiba habtom hadi hala halima hamdi hamid hamza hana hanan hani haris hasan hashem hassan hawa hayat heba hiba hibo
hiwet hodan huda hussein hussain ibrahim idil idris ifrah igor ihor ikram iman imran inna ioana irina iryna isra
ismael ismail ivan iwona jamal jamila jasmin jawad jelena joanna jorge jose juan kadir kahin kamal kamil karim
karzan kateryna katarzyna kebede khadija khadra khaled khalid khalil kidane kiflom larisa layla leyla leul liban
lidia liliana lubna luis lyudmyla maher mahdi mahmoud mahmud majid maksym malek malgorzata manal mansour marek
mariam maryam maryan marwa maxamed mebrat mehdi mehmet mehret meron meryem milad milan milena milica mina mirjana
mohamad mohamed mohammad mohammadreza mohammed moktar mona monir moses mostafa muhammad muna munira murat musa
mustafa mykola nabil nada nadia nadir nadiia naima najib najma naser nasra nasrin nasser natalia nataliia natalya
natasa nawal nazanin negar nesrin nikola nimo nina noor nour nuur oksana oleh oleksandr oleksii olena omar omid
osama osman pavlo pawel piotr parisa parvin qasim rahel rahma raman ramin rana rania rasha rashid reem reza rima
robel roza ruqiya ruslan rustam saad sabah sabrina sadia saeed safa safiya sahar said saida salah saleh salem salim
salma saman samantha sami samir samira samuel sanaa sanela sayed selam selamawit semira senait serhii shabnam shahad
shirin sihem simret soheila soma somchai sophia stanislav suad sucdi sulaiman suleiman svetlana svitlana tahir
tamara tanja tareq tarek tatiana tedros tekle temesgen tesfay tesfaye tetiana tewelde thanh thi tigist tomasz tsegay
ubah vadym valentyna vasyl viktoriia vira vitalii vladimir volodymyr wafa wahid walid warsame weldu winta yasin
yasmin yasmine yahya yaroslav yevhen yohannes yonas yordanos yousef yuliia yuri yusra yusuf zahra zainab zara zeinab
zekarias zeynep ziad zohra zoran
"""

GIVEN_NAMES = frozenset(fold(name) for name in (_SWEDISH + _FROM_THE_WORLD).split())
